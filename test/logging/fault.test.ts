import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { errorCode, errorKind, safeStack } from '../../src/logging/fault.ts';

describe('What may be said about an error', () => {
  it('is its code, its status or its class, in that order', () => {
    assert.equal(errorCode({ code: 'ResourceNotFound', statusCode: 404 }), 'ResourceNotFound');
    assert.equal(errorCode({ code: undefined, statusCode: 412 }), '412');
    assert.equal(errorCode(new RangeError('x')), 'RangeError');
  });

  it('is never a text somebody could have written', () => {
    const texts = ['Jo Bloggs', 'a\nb', 'x'.repeat(60), ''];
    for (const text of texts) {
      assert.equal(errorCode({ code: text }), 'unknown');
      assert.equal(errorKind(Object.assign(new Error('x'), { name: text })), 'unknown');
    }
    for (const thrown of [undefined, null, 'Jo Bloggs', 7]) {
      assert.equal(errorCode(thrown), 'unknown');
      assert.equal(errorKind(thrown), 'unknown');
      assert.deepEqual(safeStack(thrown), []);
    }
  });

  it('holds frames of this repository only', () => {
    let caught: unknown;
    try {
      JSON.parse('{');
    } catch (error) {
      caught = error;
    }
    const stack = safeStack(caught);
    assert.match(stack[0] ?? '', /^test\/logging\/fault\.test\.ts:\d+$/);
    assert.ok(stack.every((frame) => !frame.includes('node_modules')));
  });

  it('does not take lines of a message for frames', () => {
    const here = fileURLToPath(new URL('../../src/app/bot.ts', import.meta.url));
    const error = new Error(`Jo\n    at Bloggs (${here}:1:1)`);
    assert.ok(safeStack(error).every((frame) => !frame.startsWith('src/app/bot.ts')));
    const odd = new Error('x');
    odd.stack = `Error: y\n    at somebody (${here.replace('bot.ts', 'Jo Bloggs.ts')}:1:1)`;
    assert.deepEqual(safeStack(odd), []);
  });
});
