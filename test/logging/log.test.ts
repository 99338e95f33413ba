import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import type { LogFields } from '../../src/app/ports/log.ts';
import { createLog } from '../../src/logging/log.ts';

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
