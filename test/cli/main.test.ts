import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/command.js'
import { commands } from '../../src/cli/commands.js'
import { run } from './stage.js'

describe('the command', () => {
  it('lists its commands', async () => {
    const { exitCode, out, err } = await run(['--help'])
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    for (const { name, summary } of commands) expect(out.replace(/\s+/g, ' ')).toContain(`${name} ${summary}`)
  })

  it('tells every exit code', async () => {
    const { out } = await run(['--help'])
    const told = [...out.replace(/\s+/g, ' ').matchAll(/\b(\d+) when/g)].map(([, code]) => Number(code))
    expect(told).toEqual(Object.values(exitCodes))
  })

  it('says how it is called where it is called with nothing, and that this is wrong', async () => {
    const { exitCode, out, err } = await run([])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toContain('Usage: localized-otp <command> [options]')
  })

  it.each(commands.map(({ name }) => name))('helps with %s, in short lines', async (name) => {
    const { exitCode, out } = await run([...name.split(' '), '--help'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(new RegExp(`^Usage: localized-otp ${name}\\b`))
    for (const option of Object.keys(commands.find((one) => one.name === name)?.options ?? {}))
      expect(out).toContain(`--${option}`)
    for (const line of out.split('\n').filter((one) => !/^(Usage|  localized-otp)/.test(one)))
      expect(line.length).toBeLessThan(100)
    expect((await run(['help', ...name.split(' ')])).out).toBe(out)
  })

  it('lists a family of commands', async () => {
    const { exitCode, out } = await run(['import', '--help'])
    expect(exitCode).toBe(0)
    expect(out).toContain('import okta')
    expect(out).not.toContain('push')
    expect(await run(['import'])).toEqual({ exitCode: 2, out: '', err: out })
  })

  it.each([
    [['pusch'], 'there is no such command; did you mean push?'],
    [['frobnicate'], "there is no such command; 'localized-otp --help' lists them"],
    [['import', 'otka'], 'there is no such command; did you mean import okta?'],
    [['help', 'nothing'], undefined],
    [['--json', 'coverage'], "the command comes first; 'localized-otp --help' lists them"],
    [['push'], 'push needs <folder>'],
    [['diff', 'one', 'two'], 'diff takes <folder>, and nothing after that'],
    [['dead', 'one'], 'dead takes only options'],
    [['coverage', 'one'], 'coverage takes only options; did you mean --folder?'],
    [['push', 'one', '--aply'], 'unknown option --aply; did you mean --apply?'],
    [['push', 'one', '-f'], 'unknown option -f'],
    [['push', 'one', '--apply=yes'], '--apply takes no value'],
    [['push', 'one', '--table'], '--table needs a value: TABLE'],
    [['preview', 'de', '--channel', 'sm'], '--channel must be one of sms, voice; did you mean sms?'],
    [['preview', 'de', '--channel', 'fax'], '--channel must be one of sms, voice'],
    [['preview', 'de', '--minutes', '-1'], '--minutes'],
    [['preview', 'de', '--minutes', '1e3'], '--minutes must be a whole number from 0 to 1440'],
    [['preview', 'de', '--country', 'germany'], '--country must be two letters, such as DE'],
    [['preview', 'de', '--default', '??'], '--default must be a language tag, such as de or pt-BR'],
    [['preview', 'de', '--brand', '\u200f'], '--brand has no character that can be seen'],
    [['preview', 'de', '--code', '12 34'], '--code must be 1 to 32 ASCII letters and digits'],
    [['preview', 'de', '--own'], '--own needs --folder or --table'],
    [['coverage', '--want', '??'], '--want must be a language tag, such as de or pt-BR'],
    [['dead'], 'give --queue, or set OTP_DEAD_LETTER_QUEUE_URL'],
    [['dead', '--max', '0', '--queue', 'x'], '--max must be a whole number from 1 to 10000'],
    [['push', 'one'], 'give --table, or set OTP_TEMPLATE_TABLE'],
    [['import', 'aws-sample'], 'give a file or --table'],
    [['import', 'aws-sample', 'file', '--table', 'x'], 'give a file or --table'],
    [['import', 'okta', 'file', '--locale', '??'], '--locale must be a language tag, such as de or pt-BR'],
    [['preferences', 'put', 'someone'], 'give at least one --locale'],
    [['preferences', 'put', 'someone', '--locale', '??'], '--locale must be a language tag, such as de or pt-BR'],
    [['preferences', 'get', 'someone'], 'give --table, or set OTP_PREFERENCE_TABLE'],
  ] as const)('refuses %j', async (argv, message) => {
    const { exitCode, out, err } = await run(argv)
    if (message === undefined) expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    else {
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
      expect(err).toContain(`error: ${message}`)
      expect(err.trim().split('\n')).toHaveLength(1)
    }
  })

  it('says which version it is, and understands the short word for help', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' })
    expect(await run(['-h'])).toEqual(await run(['--help']))
    expect(await run(['import', '-h'])).toEqual(await run(['import', '--help']))
    expect(await run(['lint', '-h'])).toEqual(await run(['lint', '--help']))
    expect((await run(['lint', '-h'])).out).toMatch(/^Usage: /)
  })

  it('tells where a failure happened only when it is asked', async () => {
    expect((await run(['coverage', '--folder', '/nowhere'])).err).not.toContain('    at ')
    const { exitCode, err } = await run(['coverage', '--folder', '/nowhere', '--verbose'])
    expect(exitCode).toBe(3)
    expect(err).toContain('error: there is no folder /nowhere\n')
    expect(err).toContain('    at ')
    expect(err).not.toContain('error: caused by')
  })

  it('tells a fault of its own without quoting what strangers wrote', async () => {
    const write = () => {
      throw new Error('a stranger wrote this')
    }
    const quiet = await run(['coverage', '--json'], { write })
    expect(quiet).toMatchObject({ exitCode: 3, err: 'error: a fault of this program; --verbose tells more\n' })
    expect((await run(['coverage', '--json', '--verbose'], { write })).err).toContain('a stranger wrote this')
  })

  it('ends quietly when it is interrupted', async () => {
    expect(await run(['coverage'], { signal: AbortSignal.abort() })).toEqual({
      exitCode: 130,
      out: '',
      err: 'error: interrupted\n',
    })
  })

  it.each(['push templates', 'pull templates', 'import okta a.json b.json'])('has one word for writing: %s', async (words) => {
    const { exitCode, err } = await run([...words.split(' '), '--yes'])
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('unknown option --yes') as string })
  })

  it('uses colours only where a person reads it', async () => {
    const colours = '\u001b['
    const argv = ['preview', 'de', '--channel', 'sms']
    expect((await run(argv)).out).not.toContain(colours)
    expect((await run(argv, { isTerminal: true })).out).toContain(colours)
    expect((await run(argv, { isTerminal: true, environment: { NO_COLOR: '1' } })).out).not.toContain(colours)
    expect((await run(argv, { isTerminal: true, environment: { TERM: 'dumb' } })).out).not.toContain(colours)
    expect((await run(['pusch'], { showsProgress: true })).err).toContain(colours)
    expect((await run(['pusch'], { showsProgress: true, environment: { NO_COLOR: '1' } })).err).not.toContain(colours)
    expect((await run(['pusch'], { isTerminal: true })).err).not.toContain(colours)
  })
})
