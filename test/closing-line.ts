import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one plain line that a machine can read: `N passed, N failed`, and `, N skipped` if any were. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0
    let failed = errors.length
    let skipped = 0
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      passed += states.filter((state) => state === 'passed').length
      skipped += states.filter((state) => state === 'skipped').length
      const failures = states.filter((state) => state === 'failed').length
      // A file that does not load has no test to fail; it counts as one.
      failed += failures === 0 && module.state() === 'failed' ? 1 : failures
    }
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
