import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import type { LogFields } from '../../src/app/ports/log.ts';
import { createLog } from '../../src/logging/log.ts';
import { traced } from '../../src/logging/trace.ts';

function collecting() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return { lines, destination };
}

const PUPIL = 'Jo Bloggs of 8B';

describe('Log', () => {
  it('writes one JSON line an event', () => {
    const { lines, destination } = collecting();
    createLog('info', destination).info({ event: 'turn', verb: 'continue', milliseconds: 12 });
    assert.equal(lines.length, 1);
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assert.deepEqual(
      { ...line, time: undefined },
      {
        level: 'info',
        time: undefined,
        event: 'turn',
        verb: 'continue',
        milliseconds: 12,
      },
    );
    assert.ok(!Number.isNaN(Date.parse(String(line['time']))));
  });

  it('names the process and its version in each line, and the turn that it belongs to', async () => {
    const { lines, destination } = collecting();
    const log = createLog('info', destination, { instance: 'a1', version: '1.2.3' });
    const turn = (verb: string) =>
      traced(async () => {
        log.info({ event: 'turn', verb });
        await new Promise((resolve) => setTimeout(resolve, 1));
        log.info({ event: 'delivered', verb });
      });
    log.info({ event: 'started' });
    await Promise.all([turn('one'), turn('two')]);
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(read.every((line) => line['instance'] === 'a1' && line['version'] === '1.2.3'));
    assert.equal(read[0]?.['trace'], undefined);
    const traces = (verb: string) =>
      new Set(read.filter((line) => line['verb'] === verb).map(({ trace }) => trace));
    const [one] = traces('one');
    const [two] = traces('two');
    assert.deepEqual([traces('one').size, traces('two').size], [1, 1]);
    assert.match(String(one), /^[0-9a-f]{32}$/);
    assert.notEqual(one, two);
  });

  it('leaves out less than its level', () => {
    const { lines, destination } = collecting();
    const log = createLog('warn', destination);
    log.info({ event: 'turn' });
    log.warn({ event: 'refused' });
    log.error({ event: 'broken' });
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { level: string }).level),
      ['warn', 'error'],
    );
  });

  it('drops a field that is not on the list', () => {
    const { lines, destination } = collecting();
    const fields = {
      event: 'turn',
      answer: PUPIL,
      msg: PUPIL,
      err: new Error(PUPIL),
    } as unknown as LogFields;
    createLog('info', destination).info(fields);
    assert.ok(!lines.join('').includes(PUPIL), lines.join(''));
  });

  it('describes an error by kind, code and our own files, without its message', () => {
    const { lines, destination } = collecting();
    const log = createLog('info', destination);
    const error = Object.assign(new TypeError(`cannot save ${PUPIL}\n    at ${PUPIL}`), {
      code: 'ECONNRESET',
    });
    log.error({ event: 'broken', ...log.describe(error) });
    const line = JSON.parse(lines[0] ?? '') as { errorKind: string; errorCode: string; stack: string[] };
    assert.equal(line.errorKind, 'TypeError');
    assert.equal(line.errorCode, 'ECONNRESET');
    assert.match(line.stack[0] ?? '', /^test\/logging\/log\.test\.ts:\d+$/);
    assert.ok(!lines.join('').includes('Bloggs'), lines.join(''));
  });
});
