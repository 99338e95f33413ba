# The bot as a small image: docker build --build-arg COMMIT=$(git rev-parse --short=12 HEAD) -t referral-triage-bot .
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN ["npm", "ci"]
COPY . .
ARG COMMIT
RUN ["npm", "run", "build"]

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/compiled PORT=3978
COPY --from=build /build/dist ./
RUN ["install", "-d", "-o", "node", "compiled"]
USER node
# Compiles everything once: starting takes less of a small machine then.
RUN ["node", "cli.js", "job", "--help"]
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--initial-old-space-size=72", "--max-old-space-size=200", "index.js"]
