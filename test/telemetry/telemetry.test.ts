import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../src/logging/log.ts';
import { traced, traceId } from '../../src/logging/trace.ts';
import { startTelemetry } from '../../src/telemetry/watching.ts';

const RUNNING = { instance: 'a1', version: '1.2.3' };

/** Takes what is sent by OTLP, as JSON, by the path it was sent to. */
async function collector(): Promise<{ server: Server; url: string; sent: Map<string, string> }> {
  const sent = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      sent.set(path, (sent.get(path) ?? '') + Buffer.concat(chunks).toString());
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}

describe('Telemetry', () => {
  const before = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  afterEach(() => {
    if (before === undefined) delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    else process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = before;
  });

  it('is off until it is told where to send', async () => {
    assert.equal(await startTelemetry({}, RUNNING, assert.fail), undefined);
    const off = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' };
    assert.equal(await startTelemetry(off, RUNNING, assert.fail), undefined);
  });

  it('sends turns, refusals, calls and gauges, and the trace that the log names', async () => {
    const { server, url, sent } = await collector();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = url;
    const telemetry = await startTelemetry(process.env, RUNNING, assert.fail);
    assert.ok(telemetry);
    const log = createLog('silent', undefined, RUNNING, telemetry.onLine);
    telemetry.gauge('bot.outbox.age', 's', () => Promise.resolve(42));
    let trace: string | undefined;
    await telemetry.traced((id) =>
      traced(async () => {
        trace = traceId();
        telemetry.onCall({ to: 'storage', what: 'GET', outcome: '200', milliseconds: 7 });
        log.info({ event: 'turn', verb: 'continue', outcome: 'question', milliseconds: 12 });
        await Promise.resolve();
      }, id),
    );
    log.warn({ event: 'refused', outcome: 'not-staff' });
    await telemetry.stop();
    server.close();
    const spans = sent.get('/v1/traces') ?? '';
    const figures = sent.get('/v1/metrics') ?? '';
    assert.ok(trace !== undefined && spans.includes(trace));
    for (const word of ['turn continue', 'storage GET', '1.2.3']) assert.ok(spans.includes(word), word);
    for (const word of [
      'bot.events',
      'bot.turn.duration',
      'bot.call.duration',
      'bot.outbox.age',
      'not-staff',
    ])
      assert.ok(figures.includes(word), word);
  });

  it('holds nothing up where nobody takes what it sends', async () => {
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = 'http://127.0.0.1:1';
    const telemetry = await startTelemetry(process.env, RUNNING, () => undefined);
    assert.ok(telemetry);
    assert.equal(
      telemetry.traced(() => 'done'),
      'done',
    );
    telemetry.onLine('info', { event: 'turn', verb: 'continue', milliseconds: 1 });
    await telemetry.stop();
  });
});
