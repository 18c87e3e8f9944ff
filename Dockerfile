# The mocks, the origin and workers in one image: docker build --tag caption-harness .
# docker run --publish 4000:4000 --publish 4010:4010 --publish 4020:4020 --publish 4030:4030 caption-harness
# docs/docker.md says more. test/docker.test.ts checks the rules that a linter would.
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY . .
# What is published is what runs: the packed package, what it depends on, and the optional packages of queues and shared origins.
RUN npm run build \
  && npm pack --ignore-scripts --pack-destination /tmp \
  && mkdir /app \
  && tar --extract --gzip --file /tmp/caption-harness-*.tgz --strip-components 1 --directory /app \
  && node scripts/image-packages.mjs /app \
  && npm ci --prefix /app --omit=dev --ignore-scripts --no-audit --no-fund \
  && find /app \( -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.map' \) -delete \
  && npm cache clean --force

# A small S3 for compose.yaml. Not for data that matters.
FROM build AS s3
USER node
RUN mkdir /tmp/s3
EXPOSE 4568
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4568/').then(() => process.exit(0), () => process.exit(1))"]
ENTRYPOINT ["node_modules/.bin/s3rver", "--address", "0.0.0.0", "--directory", "/tmp/s3", "--configure-bucket", "captions"]

FROM node:24.11.1-bookworm-slim
LABEL org.opencontainers.image.title="caption-harness" \
  org.opencontainers.image.licenses="MIT"
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
# Every CAPTION_HARNESS_... variable of docs/configuration.md works here, too.
ENV NODE_ENV=production \
  CAPTION_HARNESS_HOST=0.0.0.0 \
  CAPTION_HARNESS_ALLOW_HOST=localhost,mocks,caption-harness,host.docker.internal
WORKDIR /data
VOLUME /data
USER node
EXPOSE 4000 4010 4020 4030 4100
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.CAPTION_HARNESS_PORT_BASE ?? 4000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/bin/caption-harness.js"]
CMD ["serve"]
