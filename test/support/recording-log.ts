import { Writable } from 'node:stream';
import type { Log } from '../../src/app/ports/log.ts';
import { createLog } from '../../src/logging/log.ts';

/** A log at level `info` and its lines as written. */
export function createRecordingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return { log: createLog('info', destination), lines };
}
