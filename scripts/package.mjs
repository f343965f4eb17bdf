// Makes the .vsix of what lies in dist/. Usage: node scripts/package.mjs [FILE]
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

const project = path.join(import.meta.dirname, '..');
await createVSIX({
  cwd: project,
  packagePath: path.resolve(process.argv[2] ?? path.join(project, 'quorumlens.vsix')),
  dependencies: false, // everything is bundled
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
