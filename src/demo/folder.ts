import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoEnvFile } from '../start/demo.ts';

/** The demo's folders. */
export interface DemoFolder {
  readonly tables: string;
  readonly logs: string;
  readonly windows: string;
  readonly settings: string;
  /** The variables of the demo's bot, for the commands typed beside it. */
  readonly env: string;
}

/** @param path the folder, for example `.data` */
export function demoFolder(path: string): DemoFolder {
  return {
    tables: join(path, 'azurite'),
    logs: join(path, 'logs'),
    windows: join(path, 'windows'),
    settings: join(path, 'settings.json'),
    env: demoEnvFile(path),
  };
}

/** Makes the folders that are missing. */
export function makeFolder({ tables, logs, windows }: DemoFolder): void {
  for (const path of [tables, logs, windows]) mkdirSync(path, { recursive: true });
}

/** Deletes what an earlier run stored, and nothing else: other demos have folders beside it. */
export function forget(folder: DemoFolder): void {
  for (const path of Object.values<string>({ ...folder })) rmSync(path, { recursive: true, force: true });
}
