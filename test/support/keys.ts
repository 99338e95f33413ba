import { makeKeys } from '../../src/sealing/age.ts';

/** Of another school, made anew each time: whoever has the public key can seal, the secret one alone opens. */
export const { recipient: PUBLIC_KEY, identity: SECRET_KEY } = await makeKeys();
