/** `npm run build`: makes `dist/`, which runs without `node_modules`. */
import { makeBundle } from './bundle.ts';

await makeBundle('dist');
