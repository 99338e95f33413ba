import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { placeholdersIn } from '../../src/packaging/app-package/fill.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const project = read('m365agents.yml');

describe('The project for the Agents Toolkit', () => {
  it('names files that are there, but for those it makes', () => {
    const files = [...project.matchAll(/: (\.\/[\w./-]+(?:bicep|json|env))$/gm)].map(([, file = '']) => file);
    assert.ok(files.length > 3);
    for (const file of files) assert.ok(existsSync(file), file);
  });

  it('needs no value that the example of a school does not explain', () => {
    const example = read('env/.env.school.example');
    const parameters = read('infra/main.parameters.json');
    for (const name of [...placeholdersIn(project), ...placeholdersIn(parameters)])
      if (name !== 'TEAMSFX_ENV') assert.ok(example.includes(name), name);
  });

  it('makes the same package as npm run package', () => {
    assert.match(project, /appPackage\/build\/appPackage\.\$\{\{TEAMSFX_ENV\}\}\.zip/);
    assert.match(read('src/packaging/app-package/make.ts'), /`appPackage\.\$\{name\}\.zip`/);
  });
});
