import { describe, expect, it } from 'vitest';
import type { ErrorReport } from '../../src/classify/report.ts';
import { compareCommand } from '../../src/commands/compare/compare.ts';
import type { FailureStyle } from '../../src/commands/failure.ts';
import { failure, UsageError } from '../../src/commands/failure.ts';
import { InputError } from '../../src/load/input-error.ts';
import { renderJson } from '../../src/report/json.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';

const style: FailureStyle = { reporter: null, text: defaultTextOptions, debug: false };

const request = {
  old: new URL('../../fixtures/cli/document.json', import.meta.url).pathname,
  new: new URL('../../fixtures/cli/document.json', import.meta.url).pathname,
  outputs: [{ format: 'text', file: null }],
  failOn: 'breaking',
  validate: false,
  load: {},
  text: defaultTextOptions,
  fileText: defaultTextOptions,
  failure: style,
} as const;

describe('a bug of ours', () => {
  const broken = {
    compareDocuments: () => {
      throw new TypeError('cannot read properties of undefined');
    },
  };

  it('is called so, without a stack trace, exit code 2', async () => {
    const outcome = await compareCommand(request, broken);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toContain('This is a bug in api-diff');
    expect(outcome.stderr.replace(/\s+/g, ' ')).toContain('TypeError: cannot read properties of undefined');
    expect(outcome.stderr).not.toContain('    at ');
  });

  it('has its stack trace on request', async () => {
    const outcome = await compareCommand({ ...request, failure: { ...style, debug: true } }, broken);
    expect(outcome.stderr).toMatch(/^ {4}at /m);
  });

  it('is an error report with --format json', async () => {
    const outcome = await compareCommand(
      { ...request, outputs: [{ format: 'json', file: null }], failure: { ...style, reporter: renderJson } },
      broken,
    );
    const report = JSON.parse(outcome.stdout) as ErrorReport;
    expect(report.status).toBe('error');
    expect(report.error.code).toBe('internal-error');
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(outcome.exitCode).toBe(2);
  });

  it('may be anything that can be thrown', () => {
    for (const thrown of [undefined, null, 'text', 1, new RangeError('Maximum call stack size exceeded')]) {
      expect(failure(thrown, style)).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });
});

describe('a mistake of the user', () => {
  it('in a document has place, message and hint, and never a stack trace', () => {
    const error = new InputError({
      code: 'invalid-yaml',
      message: 'this is never closed',
      hint: 'Close it.',
      position: { file: 'new.yaml', line: 3, column: 10 },
    });
    const outcome = failure(error, { ...style, debug: true });
    expect(outcome.stderr).toBe('✗ error  nothing was compared  invalid-yaml\n  new.yaml:3:10\n  this is never closed\n  fix  Close it.\n');
  });

  it('in the command line is a sentence', () => {
    expect(failure(new UsageError('No.', 'Yes.'), style).stderr).toBe('✗ error  No.\n  fix  Yes.\n');
  });
});
