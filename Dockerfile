# A scheduled run in a container: docker build -t prepsheets . (with PDF: --build-arg PDF=1)
FROM python:3.12-slim
ARG PDF=0
RUN if [ "$PDF" = "1" ]; then \
        apt-get update \
        && apt-get install -y --no-install-recommends libreoffice-writer-nogui fonts-crosextra-carlito \
        && rm -rf /var/lib/apt/lists/*; \
    fi
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY cli cli
COPY generator generator
RUN pip install --no-cache-dir . --constraint constraints.txt \
    && python -c "from generator.batch.workshop import load_workshop; from generator.settings import Settings; load_workshop(Settings())"
RUN useradd --create-home --uid 10001 prepsheets
USER prepsheets
WORKDIR /work
ENTRYPOINT ["prepsheets"]
CMD ["--help"]
