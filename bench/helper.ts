import { type ChildProcess, fork } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** What a bench needs beside it, in a process of its own: its CPU time is not ours. */
export interface Helper {
  /** One question at a time. */
  ask(question: unknown): Promise<unknown>
  stop(): void
}

/** Starts `bench/<name>.ts`. */
export function startHelper(name: string): Helper {
  const child = fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    ask: (question) => answerOf(child, question),
    stop: () => void child.kill(),
  }
}

function answerOf(child: ChildProcess, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('the helper is gone'))
    child.once('exit', fail)
    child.once('message', (answer) => {
      child.off('exit', fail)
      resolve(answer)
    })
    child.send(question as object)
  })
}

/** The other side. What cannot be answered ends the process. */
export function serveHelper(answer: (question: never) => unknown): void {
  process.on('message', (question) => {
    void Promise.resolve(answer(question as never)).then((told) => process.send?.(told ?? {}))
  })
}
