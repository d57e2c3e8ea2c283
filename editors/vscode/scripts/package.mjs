// Packages the extension as gait.vsix, with the schema of gait.yaml.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
mkdirSync(join(root, 'dist'), { recursive: true });
copyFileSync(join(root, '../../docs/gait.schema.json'), join(root, 'dist/gait.schema.json'));
execFileSync(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', 'gait.vsix'], { cwd: root, stdio: 'inherit' });
