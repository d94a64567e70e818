import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
let folder: string;

beforeEach(() => {
  mkdirSync(path.join(ROOT, 'tmp'), { recursive: true });
  folder = mkdtempSync(path.join(ROOT, 'tmp/bundle-'));
  write('clock.ts', 'export class Clock { readonly now = 42; }');
  write('main.ts', `
    import 'reflect-metadata';
    import { toIso, instant, type Instant } from '@selaras/domain/kernel';
    import { Clock } from './clock';
    const Injectable = (): ClassDecorator => () => undefined;
    @Injectable()
    class Service { constructor(readonly clock: Clock, readonly at: Instant) {} }
    const [first] = Reflect.getMetadata('design:paramtypes', Service) as [new () => Clock];
    console.log([first.name, new first().now, Service.name, toIso(instant(0))].join(' '));`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
const entry = () => path.relative(ROOT, path.join(folder, 'main.ts'));

/** Bundles in a process of its own, as the build does. */
function bundle(): { built: boolean } {
  const script = `import { bundleNode } from ${JSON.stringify(path.join(__dirname, 'node-bundle.mjs'))};
    console.log(JSON.stringify(await bundleNode({ entry: ${JSON.stringify(entry())}, outFolder: ${JSON.stringify(`${path.dirname(entry())}/out`)} })));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const run = (): string => spawnSync(process.execPath, [path.join(folder, 'out/main.mjs')], { encoding: 'utf8' }).stdout.trim();

test('a bundle carries the types its decorators ask for, the names of its classes, and what stands behind an alias', () => {
  expect(bundle().built).toBe(true);
  expect(run()).toBe('Clock 42 Service 1970-01-01T00:00:00.000Z');
  expect(readFileSync(path.join(folder, 'out/main.mjs'), 'utf8')).toMatch(/^import "reflect-metadata";$/m);
});

test('it is made again exactly when a source says something else', () => {
  bundle();
  expect(bundle().built).toBe(false);
  utimesSync(path.join(folder, 'clock.ts'), new Date(), new Date());
  expect(bundle().built).toBe(false);
  write('clock.ts', 'export class Clock { readonly now = 43; }');
  expect(bundle().built).toBe(true);
  expect(run()).toContain('Clock 43');
});

test('a bundle that was touched, or whose build was cut off, is not believed', () => {
  bundle();
  appendFileSync(path.join(folder, 'out/main.mjs'), 'process.exit(1);');
  expect(bundle().built).toBe(true);
  write('out/bundle.stamp.json', '{"inputs":{');
  expect(bundle().built).toBe(true);
  rmSync(path.join(folder, 'out/main.mjs'));
  expect(bundle().built).toBe(true);
});

test('a source that does not compile is named with its line', () => {
  write('clock.ts', 'export class Clock {\n  readonly now = ;\n}');
  expect(() => bundle()).toThrow(/could not be bundled[\s\S]*clock\.ts/);
});
