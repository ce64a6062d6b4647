"""What happened, and what changed in the record."""

from timelines.models.change import Change, Epoch, FeedCheck, Revision
from timelines.models.event import EventEntry, TimelineEvent
from timelines.models.subscription import Subscription
from timelines.models.watched import KINDS
from timelines.models.webhook import Webhook

__all__ = [
    "KINDS",
    "Change",
    "Epoch",
    "EventEntry",
    "FeedCheck",
    "Revision",
    "Subscription",
    "TimelineEvent",
    "Webhook",
]
