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
# The run in between keeps what later runs of somebody else would otherwise make each time.
RUN pip install --no-cache-dir . --constraint constraints.txt \
    && cd /tmp && prepsheets init first && prepsheets generate first/roster.xlsx -o first/out \
    && rm -r first
RUN useradd --create-home --uid 10001 prepsheets
USER prepsheets
WORKDIR /work
ENTRYPOINT ["prepsheets"]
CMD ["--help"]
