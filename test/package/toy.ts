import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A project of a stranger who has installed our tarball, and nothing else of ours. */
export interface Toy {
  readonly folder: string
  /** What the tarball holds. */
  readonly packed: readonly string[]
  /** The packages that came along, as `node_modules` lists them. */
  readonly installed: readonly string[]
  /** The optional packages that ours can work with. */
  readonly peers: readonly string[]
  write(name: string, text: string): void
  /** Gives the stranger packages that this repository has installed; those it has not are passed over. */
  link(...names: readonly string[]): void
  /** Runs a file with the Node of these tests; resolves with what it printed. */
  node(file: string, ...flags: readonly string[]): string
  /** Compiles with our TypeScript; the lines with errors, as `file:line`. */
  tsc(options: object, ...files: readonly string[]): string[]
  /** Runs every test in the folder, against what is installed there; the report in the form of Jest. */
  vitest(): unknown
  remove(): void
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const npmPath = process.env['npm_execpath']

function run(command: string, given: readonly string[], cwd: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(command, given, { cwd, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })
}

function npm(cwd: string, ...given: readonly string[]): string {
  const [command, first] = npmPath?.endsWith('.js') ? [process.execPath, [npmPath]] : ['npm', []]
  const { status, stdout, stderr } = run(command, [...first, ...given], cwd)
  if (status !== 0) throw new Error(`npm ${given.join(' ')} failed: ${stderr}`)
  return stdout
}

/** Packs what is built and installs it into a new folder. */
export function createToy(): Toy {
  const folder = mkdtempSync(join(tmpdir(), 'localized-otp-'))
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const [pack] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as [
    { filename: string; files: { path: string }[] },
  ]
  write('package.json', JSON.stringify({ name: 'toy', private: true, type: 'module' }))
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${pack.filename}`)
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as { packages: object }

  const { peerDependencies } = JSON.parse(readFileSync(join(folder, 'node_modules/localized-otp/package.json'), 'utf8')) as {
    peerDependencies: object
  }

  return {
    folder,
    peers: Object.keys(peerDependencies),
    packed: pack.files.map(({ path }) => path).sort(),
    installed: Object.keys(lock.packages).map((path) => path.replace('node_modules/', '')),
    write,
    link: (...names) => {
      for (const name of names) {
        const [from, to] = [join(root, 'node_modules', name), join(folder, 'node_modules', name)]
        if (!existsSync(from) || existsSync(to)) continue
        mkdirSync(dirname(to), { recursive: true })
        symlinkSync(from, to, 'junction')
      }
    },
    node: (file, ...flags) => {
      const { status, stdout, stderr } = run(process.execPath, [...flags, file], folder)
      if (status !== 0) throw new Error(stderr)
      return stdout
    },
    tsc: (options, ...files) => {
      write('tsconfig.json', JSON.stringify({ compilerOptions: options, files }))
      const { stdout } = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--pretty', 'false'], folder)
      return [...stdout.matchAll(/^(.+?)\((\d+),\d+\): error/gm)].map(([, file, line]) => `${file}:${line}`)
    },
    vitest: () => {
      const report = join(folder, 'report.json')
      const suite = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--reporter', 'json']
      const { stderr } = run(process.execPath, [...suite, '--outputFile', report], folder)
      if (!existsSync(report)) throw new Error(stderr)
      return JSON.parse(readFileSync(report, 'utf8')) as unknown
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
