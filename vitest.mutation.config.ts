import { mergeConfig } from 'vitest/config'
import config from './vitest.config.js'

// For `npm run mutation`: what proves the core. The house reads source files, which are mutated here, and the rest is slow.
export default mergeConfig(config, {
  test: { exclude: ['test/house/**', 'test/package/**', 'test/lab/**', 'examples/**'], reporters: ['dot'] },
})
