import uuid

from django.db import migrations, models


def name_tokens(apps, schema_editor):
    """Each token that is there gets a public id of its own; before scopes it could write, and goes on doing so."""
    for token in apps.get_model("accounts", "Token").objects.all():
        token.public_id, token.scope = uuid.uuid4(), "write"
        token.save(update_fields=["public_id", "scope"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_groups")]

    operations = [
        migrations.AddField(
            model_name="token",
            name="public_id",
            field=models.UUIDField(null=True, editable=False),
        ),
        migrations.AddField(
            model_name="token",
            name="scope",
            field=models.CharField(
                choices=[("read", "read"), ("write", "read and write"), ("admin", "read, write and manage tokens")],
                default="read",
                help_text="The most it may do; never more than its user may.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="token",
            name="last_used_at",
            field=models.DateTimeField(help_text="To the minute, UTC; null until it is used.", null=True),
        ),
        migrations.RunPython(name_tokens, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="token",
            name="public_id",
            field=models.UUIDField(
                default=uuid.uuid4,
                editable=False,
                help_text="Names the token without giving it away.",
                unique=True,
            ),
        ),
    ]
