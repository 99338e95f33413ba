import assert from 'node:assert/strict';
import { CannotStart, pathInPackage } from '../../src/demo/start.ts';

describe('A demo without its development packages', () => {
  it('says in a sentence how to install them', () => {
    assert.throws(
      () => pathInPackage('a-package-that-is-not-here/main.js'),
      (error) => error instanceof CannotStart && /"npm ci" without "--omit=dev"/.test(error.message),
    );
  });
});
