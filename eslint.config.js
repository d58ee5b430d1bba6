import { existsSync } from 'node:fs'
import tseslint from 'typescript-eslint'

const laws = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'No enums.' },
  { selector: 'ExportAllDeclaration', message: 'No export *.' },
]

const lawsOfTheSources = [
  { selector: ':matches(ClassDeclaration, ClassExpression)', message: 'Factories, not classes.' },
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
    message: 'No state outside a factory.',
  },
  {
    selector: 'Program > :matches(ExpressionStatement, VariableDeclaration) AwaitExpression:not(:function AwaitExpression)',
    message: 'No top-level await.',
  },
]

/** What only the packages of the example can type-check; without them it is left to whoever has them, as CI has. */
const cdk = ['src/cdk/**', 'test/cdk/**', 'examples/cdk-app/**']
const hasCdk = existsSync(new URL('./examples/cdk-app/node_modules/aws-cdk-lib', import.meta.url))

export default tseslint.config(
  { ignores: [...(hasCdk ? [] : cdk), 'dist', '**/*.cjs', 'docs/api', 'coverage', '.tmp', '**/node_modules', 'examples/*/dist'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A port's methods return promises; an implementation that has nothing to wait for is still async, so that it rejects and never throws.
      '@typescript-eslint/require-await': 'off',
      // Ports are made by factories from closures: there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', ...laws],
    },
  },
  {
    files: ['src/cdk/**/*.ts', 'test/cdk/**/*.ts', 'examples/cdk-app/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: './examples/cdk-app/tsconfig.json' } },
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    // The two classes there are, the construct, as CDK wants it, and what is a program by itself.
    ignores: ['src/core/errors.ts', 'src/core/model/secret.ts', 'src/cdk/localized-otp.ts', 'src/functions/**', 'src/**/main.ts'],
    // Three, and a signal.
    rules: { 'no-restricted-syntax': ['error', ...laws, ...lawsOfTheSources], 'max-params': ['error', 4] },
  },
  { files: ['**/*.config.{js,ts}', 'test/closing-line.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // Scripts are plain JavaScript that runs before anything is installed.
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
)
