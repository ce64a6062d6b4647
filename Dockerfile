FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/casetracker

COPY requirements.lock .
RUN pip install --require-hashes -r requirements.lock

COPY . .
# Collecting needs settings that start; this key is for this one step and is not kept.
RUN SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(50))") ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput \
    && useradd --system --uid 10001 --no-create-home casetracker \
    && install -d -o casetracker -g casetracker /srv/casetracker/var /srv/blobs

USER casetracker
ENV BLOB_DIR=/srv/blobs
VOLUME /srv/blobs
EXPOSE 8000
CMD ["gunicorn", "casetracker.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8"]
