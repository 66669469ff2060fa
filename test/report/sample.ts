import type { ComparedReport, ErrorReport, ReportChange, ReportFinding, ReportSide } from '../../src/classify/report.ts';
import type { Json } from '../../src/model/json.ts';

/** A side that was read from a file. */
export function side(file: string, line: number, column: number, pointer: string, value: Json): ReportSide {
  return { pointer, file, line, column, value };
}

/** Uses in one place of several operations. */
export function uses(operations: readonly string[], where: string, path: string): ReportFinding['operations'] {
  return operations.map((operation) => ({ operation, where, path }));
}

/** A change with everything filled in that a test does not care about. */
export function change(parts: Partial<ReportChange>): ReportChange {
  return {
    fingerprint: 'ad1:0000000000000000',
    rule: 'maximum-lowered',
    severity: 'breaking',
    title: 'Maximum lowered',
    message: 'query parameter `limit` may be at most 50, was 100',
    place: 'GET /users.parameters.query.limit.maximum',
    old: side('old.yaml', 31, 22, '/paths/~1users/get/parameters/0/schema/maximum', 100),
    new: side('new.yaml', 33, 22, '/paths/~1users/get/parameters/0/schema/maximum', 50),
    rename: null,
    findings: [
      {
        direction: 'request',
        severity: 'breaking',
        because: 'variance',
        reason: null,
        proven: true,
        witness: { operation: 'GET /users', where: 'query parameter limit', value: 51, says: 'accepted before, refused now' },
        operations: uses(['GET /users'], 'query parameter limit', ''),
      },
    ],
    why: 'Values above the new maximum were accepted and are refused now.',
    advice: 'Send values up to 50.',
    waived: null,
    ...parts,
  };
}

/** A finding with everything filled in that a test does not care about. */
export function finding(parts: Partial<ReportFinding>): ReportFinding {
  return {
    direction: 'request',
    severity: 'breaking',
    because: 'variance',
    reason: null,
    proven: true,
    witness: null,
    operations: uses(['GET /users'], 'query parameter limit', ''),
    ...parts,
  };
}

const users = ['POST /users', 'PUT /users/{id}', 'PATCH /users/{id}'];

const emailRequired = change({
  fingerprint: 'ad1:8c1f0e7b2a94d3f6',
  rule: 'property-became-required',
  title: 'Property became required',
  message: 'request property `email` became required',
  place: 'components.schemas.UserInput.properties.email',
  old: side('old.yaml', 212, 5, '/components/schemas/UserInput', null),
  new: side('new.yaml', 215, 24, '/components/schemas/UserInput/required/1', 'email'),
  findings: [
    finding({
      witness: {
        operation: 'POST /users',
        where: 'request body application/json',
        value: { name: 'Ada' },
        says: 'accepted before, refused now',
      },
      operations: uses(users, 'request body application/json', '/email'),
    }),
  ],
  why: 'Requests without it were accepted and are refused now.',
  advice: 'Send `email` with every request, or keep it optional.',
});

const nameRemoved = change({
  fingerprint: 'ad1:11d6a3f0c2b97e54',
  rule: 'property-removed',
  title: 'Property removed',
  message: 'response property `name` was removed',
  place: 'components.schemas.User.properties.name',
  old: side('old.yaml', 187, 9, '/components/schemas/User/properties/name', {
    type: 'string',
    description: 'The full name as the user wrote it.',
    maxLength: 120,
  }),
  new: side('new.yaml', 184, 7, '/components/schemas/User/properties', null),
  findings: [
    finding({
      direction: 'response',
      operations: uses(
        [
          'GET /users',
          'POST /users',
          'GET /users/{id}',
          'PUT /users/{id}',
          'PATCH /users/{id}',
          'GET /teams/{team}/members',
          'GET /audit/events',
        ],
        'response 200 application/json',
        '/name',
      ),
    }),
  ],
  why: 'Clients that read it find it missing.',
  advice: 'Read the property that replaces it, or keep sending `name`.',
});

const statusAdded = change({
  fingerprint: 'ad1:5b0c9a7d1e3f4426',
  rule: 'enum-value-added',
  severity: 'warning',
  title: 'Enum value added',
  message: 'response property `status` may also be `suspended`',
  place: 'components.schemas.User.properties.status.enum',
  old: side('old.yaml', 195, 9, '/components/schemas/User/properties/status', null),
  new: side('new.yaml', 193, 33, '/components/schemas/User/properties/status/enum/2', 'suspended'),
  findings: [
    finding({
      direction: 'response',
      severity: 'warning',
      because: 'rule',
      reason: 'Many clients take unknown enum values, and APIs grow by them; those that do not must be told.',
      witness: {
        operation: 'GET /users/{id}',
        where: 'response 200 application/json',
        value: { id: 'usr_01', email: 'ada@example.com', status: 'suspended', createdAt: '2024-05-01T12:00:00Z' },
        says: 'may be received now, was never sent before',
      },
      operations: uses(['GET /users', 'GET /users/{id}'], 'response 200 application/json', '/status'),
    }),
  ],
  why: 'Clients may receive a value that they have never seen.',
  advice: 'Handle values of `status` that you do not know.',
});

const pathAdded = change({
  fingerprint: 'ad1:77aa0c15be20d391',
  rule: 'operation-added',
  severity: 'compatible',
  title: 'Operation added',
  message: 'operation `GET /users/{id}/avatar` was added',
  place: 'GET /users/{id}/avatar',
  old: side('old.yaml', 12, 1, '/paths', null),
  new: side('new.yaml', 96, 5, '/paths/~1users~1{id}~1avatar/get', {
    operationId: 'getAvatar',
    responses: { 200: { description: 'The picture' } },
  }),
  findings: [finding({ severity: 'compatible', operations: uses(['GET /users/{id}/avatar'], 'operation', '') })],
  why: 'There is more to call.',
  advice: 'Nothing to do.',
});

const described = change({
  fingerprint: 'ad1:c0ffee15be20d391',
  rule: 'description-changed',
  severity: 'cosmetic',
  title: 'Description changed',
  message: 'description of operation `GET /users` changed',
  place: 'GET /users.description',
  old: side('old.yaml', 18, 20, '/paths/~1users/get/description', 'Lists users.'),
  new: side('new.yaml', 18, 20, '/paths/~1users/get/description', 'Lists the users that the caller may see, newest first.'),
  findings: [finding({ severity: 'cosmetic', operations: uses(['GET /users'], 'operation', '') })],
  why: 'Only prose changed.',
  advice: 'Nothing to do.',
});

/** A report of realistic content: one change of every kind. */
export const sampleReport: ComparedReport = {
  formatVersion: '1',
  tool: { name: 'api-diff', version: '0.1.0' },
  status: 'compared',
  old: { source: 'old.yaml', title: 'Users API', version: '1.4.0', openapi: '3.0.3' },
  new: { source: 'new.yaml', title: 'Users API', version: '1.5.0', openapi: '3.1.0' },
  verdict: {
    gate: 'fail',
    failOn: 'breaking',
    exitCode: 1,
    bump: {
      recommended: 'major',
      next: '2.0.0',
      declared: 'minor',
      enough: false,
      because: ['ad1:8c1f0e7b2a94d3f6', 'ad1:11d6a3f0c2b97e54', 'ad1:0000000000000000'],
      note: null,
    },
    policy: { name: 'recommended', config: null, rules: 0, overrides: 0, ignored: { operations: 0, changes: 0 } },
  },
  summary: {
    breaking: 3,
    warning: 1,
    compatible: 1,
    cosmetic: 1,
    waived: 0,
    skipped: 1,
    operations: { added: 1, removed: 0, changed: 8, total: 41 },
  },
  changes: [nameRemoved, emailRequired, change({}), statusAdded, pathAdded, described],
  groups: [],
  operations: Object.fromEntries(
    ['GET /audit/events', 'GET /teams/{team}/members', 'GET /users', 'GET /users/{id}', 'GET /users/{id}/avatar']
      .concat(users)
      .sort()
      .map((label) => [label, { tags: [label.includes('/users') ? 'Users' : 'Others'] }]),
  ),
  skipped: [{ pointer: '/components/schemas/Blob/contentSchema', side: 'new', reason: '`contentSchema` is not understood yet' }],
  notes: [
    {
      side: 'old',
      pointer: '/paths/~1users/get/operationId',
      file: 'old.yaml',
      line: 17,
      column: 7,
      message: 'operationId `listUsers` is used twice',
    },
  ],
};

/** Two documents that promise the same. */
export const unchangedReport: ComparedReport = {
  ...sampleReport,
  verdict: {
    gate: 'pass',
    failOn: 'breaking',
    exitCode: 0,
    bump: { recommended: 'none', next: '1.4.0', declared: 'none', enough: true, because: [], note: null },
    policy: sampleReport.verdict.policy,
  },
  new: { ...sampleReport.old, source: 'new.yaml' },
  summary: {
    breaking: 0,
    warning: 0,
    compatible: 0,
    cosmetic: 0,
    waived: 0,
    skipped: 0,
    operations: { added: 0, removed: 0, changed: 0, total: 41 },
  },
  changes: [],
  groups: [],
  operations: {},
  skipped: [],
  notes: [],
};

/** A document that could not be read. */
export const errorReport: ErrorReport = {
  formatVersion: '1',
  tool: { name: 'api-diff', version: '0.1.0' },
  status: 'error',
  error: {
    code: 'yaml-syntax',
    message: 'The flow sequence that starts here is never closed.',
    hint: 'Add the missing `]`.',
    file: 'new.yaml',
    line: 12,
    column: 7,
  },
};

/** The sample with as many breaking changes as a far pair has. */
export function bigReport(breaking: number): ComparedReport {
  const changes = Array.from({ length: breaking }, (_, index) =>
    change({
      ...(index % 3 === 0 ? emailRequired : index % 3 === 1 ? nameRemoved : {}),
      fingerprint: `ad1:${String(index).padStart(16, '0')}`,
    }),
  );
  return {
    ...sampleReport,
    summary: { ...sampleReport.summary, breaking },
    changes: [...changes, ...sampleReport.changes.filter((item) => item.severity !== 'breaking')],
  };
}

/** A report in which every text that comes from a document or a user is the same one. */
export function filledWith(text: string): ComparedReport {
  const document = { source: text, title: text, version: text, openapi: text };
  const hostile = change({
    message: text,
    place: text,
    rule: text,
    why: text,
    advice: text,
    old: side(text, 1, 1, `/${text.replaceAll('~', '')}`, text),
    new: side(text, 1, 1, '/a', { [text]: [text] }),
    findings: [
      finding({
        because: 'rule',
        reason: text,
        witness: { operation: text, where: text, value: { [text]: text }, says: text },
        operations: uses([text], text, '/a'),
      }),
    ],
  });
  return {
    ...sampleReport,
    old: document,
    new: { ...document, openapi: `${text}2` },
    verdict: { ...sampleReport.verdict, bump: { ...sampleReport.verdict.bump, next: text, note: text } },
    changes: [hostile, { ...hostile, severity: 'compatible' }],
    skipped: [{ pointer: text, side: 'new', reason: text }],
    notes: [{ side: 'old', pointer: text, file: text, line: 1, column: 1, message: text }],
  };
}
