import assert from 'node:assert/strict';

import fc from 'fast-check';

import {
  cursorFrom,
  endOf,
  prefixOf,
  reverseTimePart,
  rowKey,
  safePart,
  timePart,
} from '../../../src/storage/rows/keys.ts';

/** Any text at all, halves of surrogate pairs included. */
const anyText = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 200 })
    .map((points) => String.fromCodePoint(...points)),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('_', '|', '/', 'a', '0', '5', 'f', '_005f', '_z'), { maxLength: 40 })
    .map((all) => all.join('')),
);

describe('keys', () => {
  it('are made of characters every table service takes, and are short enough', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (parts) => {
        const key = rowKey(...parts);
        assert.match(key, /^[A-Za-z0-9.:_|-]*$/);
        assert.ok(key.length <= 512);
      }),
    );
  });

  it('differ wherever their parts differ', () => {
    const parts = fc.array(anyText, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        assert.equal(rowKey(...one) === rowKey(...other), JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 500 },
    );
    assert.notEqual(safePart('a/b'), safePart('a_002fb'));
    assert.notEqual(safePart('x'.repeat(600)), safePart('x'.repeat(601)));
    assert.notEqual(rowKey('a', 'b'), rowKey('a|b'));
  });

  it('with the same first parts lie between a prefix and its end, and no others do', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (owner, id, other) => {
        const prefix = prefixOf('draft', owner);
        const within = (key: string) => key >= prefix && key < endOf(prefix);
        assert.ok(within(rowKey('draft', owner, id)));
        assert.equal(within(rowKey('draft', other, id)), other === owner);
      }),
    );
    assert.ok(!rowKey('draft', 'teacher-10', 'a').startsWith(prefixOf('draft', 'teacher-1')));
  });

  it('keep the order of time, or turn it round', () => {
    const times = [
      '1999-12-31T23:59:59.999Z',
      '2026-11-24T08:00:00Z',
      '2026-11-24T09:30:00+01:00',
      '2030-01-01',
    ];
    const keys = times.map((time) => safePart(timePart(time)));
    assert.deepEqual(keys.toSorted(), keys);
    const reversed = times.map((time) => reverseTimePart(time));
    assert.deepEqual(reversed.toSorted(), reversed.toReversed());
    assert.throws(() => timePart('yesterday'));
  });

  it('take back a place in a list only if it can be one of ours', () => {
    const place = rowKey('2026-11-24', '0', "o'brien 😀");
    assert.equal(cursorFrom(place), place);
    for (const from of [undefined, "'", '%27', 'a b', 'x'.repeat(501), '\u0000'])
      assert.equal(cursorFrom(from), '');
  });
});
