import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/report/sarif.ts';
import { change, errorReport, sampleReport, side, unchangedReport } from './sample.ts';

/*
 * The parts of SARIF 2.1.0 (OASIS) that are written, with what the standard requires of each, and what GitHub requires
 * on top for code scanning. Nothing else may be written: a property that is misspelt is an error.
 */

const message = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1 }, markdown: { type: 'string', minLength: 1 } },
  required: ['text'],
  additionalProperties: false,
};

const location = {
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: -1 },
    physicalLocation: {
      type: 'object',
      properties: {
        artifactLocation: {
          type: 'object',
          properties: { uri: { type: 'string', pattern: "^(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-F]{2})+$" } },
          required: ['uri'],
          additionalProperties: false,
        },
        region: {
          type: 'object',
          properties: { startLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 1 } },
          required: ['startLine'],
          additionalProperties: false,
        },
      },
      required: ['artifactLocation', 'region'],
      additionalProperties: false,
    },
    logicalLocations: {
      type: 'array',
      items: { type: 'object', properties: { fullyQualifiedName: { type: 'string' } }, additionalProperties: false },
    },
    message,
  },
  required: ['physicalLocation'],
  additionalProperties: false,
};

const rule = {
  type: 'object',
  properties: {
    id: { type: 'string', minLength: 1 },
    shortDescription: message,
    fullDescription: message,
    help: message,
    defaultConfiguration: {
      type: 'object',
      properties: { level: { enum: ['none', 'note', 'warning', 'error'] } },
      additionalProperties: false,
    },
    properties: {
      type: 'object',
      properties: {
        tags: { type: 'array', maxItems: 20, uniqueItems: true, items: { type: 'string' } },
        precision: { enum: ['very-high', 'high', 'medium', 'low'] },
        'problem.severity': { enum: ['error', 'warning', 'recommendation'] },
      },
      required: ['tags', 'precision', 'problem.severity'],
    },
  },
  required: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties'],
  additionalProperties: false,
};

const result = {
  type: 'object',
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message,
    locations: { type: 'array', minItems: 1, items: location },
    relatedLocations: { type: 'array', items: location },
    partialFingerprints: {
      type: 'object',
      properties: { primaryLocationLineHash: { type: 'string' } },
      required: ['primaryLocationLineHash'],
    },
    properties: { type: 'object' },
  },
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
  additionalProperties: false,
};

const sarif = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          tool: {
            type: 'object',
            properties: {
              driver: {
                type: 'object',
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  semanticVersion: { type: 'string' },
                  rules: { type: 'array', uniqueItems: true, items: rule },
                },
                required: ['name', 'rules'],
                additionalProperties: false,
              },
            },
            required: ['driver'],
            additionalProperties: false,
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                executionSuccessful: { type: 'boolean' },
                exitCode: { type: 'integer' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      level: { enum: ['none', 'note', 'warning', 'error'] },
                      message,
                      locations: { type: 'array', items: location },
                      descriptor: { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: false },
                    },
                    required: ['message'],
                    additionalProperties: false,
                  },
                },
              },
              required: ['executionSuccessful'],
              additionalProperties: false,
            },
          },
          results: { type: 'array', items: result },
        },
        required: ['tool', 'results'],
        additionalProperties: false,
      },
    },
  },
  required: ['version', 'runs'],
  additionalProperties: false,
};

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly exitCode: number }];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

const validate = new Ajv({ strict: false, allErrors: true }).compile(sarif);

function logOf(report: Parameters<typeof renderSarif>[0]): Log {
  const log: unknown = JSON.parse(renderSarif(report));
  expect(validate(log), JSON.stringify(validate.errors, null, 1)).toBe(true);
  return log as Log;
}

describe('sarif', () => {
  it('has what the standard and GitHub require', () => {
    for (const report of [sampleReport, unchangedReport, errorReport]) logOf(report);
  });

  it('points from each result to its rule', () => {
    const [run] = logOf(sampleReport).runs;
    expect(run.results).toHaveLength(sampleReport.changes.length);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('tells results apart by fingerprint, wherever they move', () => {
    const [run] = logOf(sampleReport).runs;
    const hashes = run.results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
    expect(new Set(hashes).size).toBe(hashes.length);
    const moved = { ...sampleReport, changes: sampleReport.changes.map((item) => ({ ...item, new: { ...item.new, line: 900 } })) };
    expect(logOf(moved).runs[0].results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'])).toEqual(hashes);
  });

  it('writes any file name as a URI', () => {
    const uris = [
      './a b/new.yaml',
      '/abs/ü.yaml',
      'https://example.com/a b.yaml',
      'C:\\specs\\new.yaml',
      '100%.yaml',
      'a\u0000\ud800#?.yaml',
    ].map((file) => {
      const report = { ...sampleReport, changes: [change({ new: side(file, 1, 1, '/a', 1) })] };
      return logOf(report).runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri;
    });
    expect(uris.slice(0, 5)).toEqual([
      'a%20b/new.yaml',
      'file:///abs/%C3%BC.yaml',
      'https://example.com/a%20b.yaml',
      'file:///C:/specs/new.yaml',
      '100%25.yaml',
    ]);
  });

  it('makes no link of what a document says', () => {
    const report = { ...sampleReport, changes: [change({ message: 'see [this](https://example.com) or \\](x)' })] };
    expect(logOf(report).runs[0].results[0]?.message.text).not.toContain('](');
  });

  it('has a failed invocation and a result where nothing was compared, so that no alert is closed in silence', () => {
    const [run] = logOf(errorReport).runs;
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(run.results).toHaveLength(1);
    expect(run.results[0]?.message.text).toContain('Nothing was compared');
  });

  it('lists nothing where nothing changed, and says that the run went well', () => {
    const [run] = logOf(unchangedReport).runs;
    expect(run.results).toHaveLength(0);
    expect(run.invocations[0].executionSuccessful).toBe(true);
  });
});
