import { AsyncLocalStorage } from 'node:async_hooks';
import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Call } from '../app/ports/calls.ts';
import type { LogFields } from '../app/ports/log.ts';
import type { Telemetry } from './watching.ts';

const SCOPE = 'referral-triage-bot';
/** Where the receiver is away, the exporters would go on trying. */
const STOP_WITHIN_MS = 2000;

/** Log fields that become attributes: short lists of words of ours, so that there are few series. */
const ATTRIBUTES = ['event', 'verb', 'outcome', 'deliveryKind', 'errorCode', 'school'] as const;

/**
 * Sends traces and metrics by OTLP to where OpenTelemetry's own variables say. They are made of log lines and of calls,
 * both of which have a closed list of fields, so nothing typed and nobody's name can be in them.
 */
export function createTelemetry(
  { instance, version }: { readonly instance: string; readonly version: string },
  failed: () => void,
): Telemetry {
  diag.setLogger(
    {
      error: failed,
      warn: () => undefined,
      info: () => undefined,
      debug: () => undefined,
      verbose: () => undefined,
    },
    DiagLogLevel.ERROR,
  );
  const resource = resourceFromAttributes({
    'service.name': process.env['OTEL_SERVICE_NAME'] ?? SCOPE,
    'service.version': version,
    'service.instance.id': instance,
  });
  const meters = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })],
  });
  const tracers = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = tracers.getTracer(SCOPE);
  const meter = meters.getMeter(SCOPE);
  const events = meter.createCounter('bot.events', { description: 'Log lines, by event, verb and outcome' });
  const turns = meter.createHistogram('bot.turn.duration', { unit: 'ms' });
  const calls = meter.createHistogram('bot.call.duration', {
    unit: 'ms',
    description: 'Calls to storage and Teams',
  });
  const current = new AsyncLocalStorage<Span>();

  return {
    traced: (run) => {
      const span = tracer.startSpan('work', {}, ROOT_CONTEXT);
      const done = current.run(span, () => run(span.spanContext().traceId));
      void Promise.resolve(done)
        .catch(() => span.setStatus({ code: SpanStatusCode.ERROR }))
        .finally(() => span.end());
      return done;
    },

    onLine: (level, fields) => {
      const attributes = attributesOf(fields);
      events.add(fields.event === 'sweep' ? 1 : (fields.count ?? 1), attributes);
      if (fields.event === 'turn' && fields.milliseconds !== undefined)
        turns.record(fields.milliseconds, { verb: fields.verb ?? '', outcome: fields.outcome ?? '' });
      const span = current.getStore();
      if (!span) return;
      if (fields.verb !== undefined) span.updateName(`${fields.event} ${fields.verb}`);
      span.addEvent(fields.event, attributes);
      if (level === 'error') span.setStatus({ code: SpanStatusCode.ERROR });
    },

    onCall: ({ to, what, outcome, milliseconds }: Call) => {
      calls.record(milliseconds, { to, what, outcome });
      const parent = current.getStore();
      if (!parent) return;
      const now = Date.now();
      tracer
        .startSpan(
          `${to} ${what}`,
          { startTime: now - milliseconds, attributes: { outcome } },
          trace.setSpan(ROOT_CONTEXT, parent),
        )
        .end(now);
    },

    gauge: (name, unit, read) => {
      meter.createObservableGauge(name, { unit }).addCallback(async (result) => {
        const value = await read().catch(() => undefined);
        if (value !== undefined) result.observe(value);
      });
    },

    stop: async () => {
      // What has just ended ends its span a moment later.
      await new Promise((resolve) => setImmediate(resolve));
      const sent = Promise.all([meters.shutdown(), tracers.shutdown()]).catch(failed);
      const tooLong = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([sent, tooLong]);
    },
  };
}

function attributesOf(fields: LogFields): Attributes {
  return Object.fromEntries(
    ATTRIBUTES.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}
