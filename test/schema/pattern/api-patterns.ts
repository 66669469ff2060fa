/** What is known of a pair: whether every text of one pattern is a text of the other. */
export interface PatternPair {
  readonly about: string;
  readonly left: string;
  readonly right: string;
  readonly leftInRight: boolean | 'unknown';
  readonly rightInLeft: boolean | 'unknown';
}

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const OCTET = '(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)';
const SEMVER = '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$';

/** Patterns as API documents hold them, each next to one it might be changed to. */
export const PATTERN_PAIRS: readonly PatternPair[] = [
  pair('uuid, upper case too', UUID, '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', true, false),
  pair('uuid of version 4', '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$', UUID, true, false),
  pair('uuid written otherwise', UUID, '^[a-f\\d]{8}(?:-[a-f\\d]{4}){4}[a-f\\d]{8}$', true, true),
  pair('date', '^\\d{4}-\\d{2}-\\d{2}$', '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', false, true),
  pair('date, anchors lost', '^\\d{4}-\\d{2}-\\d{2}$', '\\d{4}-\\d{2}-\\d{2}', true, false),
  pair(
    'date-time, fraction',
    '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$',
    '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
    true,
    false,
  ),
  pair('slug', '^[a-z0-9]+(?:-[a-z0-9]+)*$', '^[a-z0-9-]+$', true, false),
  pair('slug, look-ahead', '^[a-z0-9]+(?:-[a-z0-9]+)*$', '^(?!-)(?!.*--)[a-z0-9-]+(?<!-)$', true, true),
  pair('e-mail', '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', '^[^@]+@[^@]+$', true, false),
  pair('e-mail, strict', '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$', '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', true, false),
  pair('semver', SEMVER, '^\\d+\\.\\d+\\.\\d+', true, false),
  pair('semver core', '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$', SEMVER, true, false),
  pair('ARN', '^arn:aws:iam::\\d{12}:role\\/[A-Za-z0-9+=,.@_\\/-]{1,512}$', '^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\\d*:.+$', true, false),
  pair(
    'ARN, longer',
    '^arn:aws:iam::\\d{12}:role\\/[\\w+=,.@-]{1,512}$',
    '^arn:aws:iam::\\d{12}:role\\/[\\w+=,.@\\/-]{1,1024}$',
    true,
    false,
  ),
  pair('k8s name', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', '^[a-z]([-a-z0-9]*[a-z0-9])?$', false, true),
  pair(
    'k8s subdomain',
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
    true,
    false,
  ),
  pair('label of 63', '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$', '^[a-z][a-z0-9-]{0,62}$', true, false),
  pair('IPv4', `^${OCTET}(\\.${OCTET}){3}$`, '^\\d{1,3}(\\.\\d{1,3}){3}$', true, false),
  pair('IPv4 written otherwise', `^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`, `^(?:${OCTET}\\.){3}${OCTET}$`, true, true),
  pair('base64', '^(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?$', '^[A-Za-z0-9+\\/]*={0,2}$', true, false),
  pair('JWT', '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', '^[\\w-]+(\\.[\\w-]+){2}$', true, true),
  pair('JWT, unsigned', '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', '^[\\w-]*\\.[\\w-]*\\.[\\w-]*$', true, false),
  pair('ULID', '^[0-7][0-9A-HJKMNP-TV-Z]{25}$', '^[0-9A-Z]{26}$', true, false),
  pair('object id', '^[a-f0-9]{24}$', '^[a-f\\d]{24}$', true, true),
  pair('hex colour', '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$', '^#[0-9a-fA-F]{3,6}$', true, false),
  pair('E.164', '^\\+[1-9]\\d{1,14}$', '^\\+?\\d{2,15}$', true, false),
  pair('currency', '^[A-Z]{3}$', '^(USD|EUR|GBP)$', false, true),
  pair('locale', '^[a-z]{2}(-[A-Z]{2})?$', '^[a-zA-Z]{2,3}([-_][a-zA-Z]{2})?$', true, false),
  pair('password', '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{8,}$', '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#$%]).{8,}$', false, true),
  pair('password, longer', '^(?=.*\\d)(?=.*[a-z]).{8,64}$', '^(?=.*\\d)(?=.*[a-z]).{10,64}$', false, true),
  pair('not a reserved word', '^(?!admin$|root$)[a-z]+$', '^[a-z]+$', true, false),
  pair('not beginning so', '^(?!aws:).{1,128}$', '^.{1,128}$', true, false),
  pair('tempered', '^(?:(?!--)[a-z-])*$', '^(?!.*--)[a-z-]*$', true, true),
  pair('whole word', '\\bcat\\b', 'cat', true, false),
  pair('whole word otherwise', '\\bcat\\b', '(?:^|\\W)cat(?:\\W|$)', true, true),
  pair('letters of any script', '^[a-zA-Z]+$', '^\\p{L}+$', true, false),
  pair('letters and marks', '^\\p{L}[\\p{L}\\p{M}\\s]*$', '^[^\\d]+$', true, false),
  pair('long repetition', '^[a-z]{1,2000}$', '^[a-z]{1,2048}$', true, false),
  pair('very long repetition', '^[\\w-]{1,65535}$', '^[\\w.-]{0,100000}$', true, false),
  pair('blow-up', '(a+)+$', 'a$', true, true),
  pair('blow-up, anchored', '^(a+)+$', '^(a|aa)+$', true, true),
  pair('far from the end', 'a.{13}$', 'a.{12,14}$', true, false),
  pair('back-reference', '^(["\']).*\\1$', '^["\'].*["\']$', 'unknown', 'unknown'),
  pair('back-reference, out of reach', '^(a|b)\\1$', '^', true, 'unknown'),
  pair('escapes without the u flag', '^[\\w\\-\\.\\@]+$', '^[\\w\\-\\_\\.\\@]+$', true, true),
  pair('nothing asked', '.*', '', true, true),
];

function pair(
  about: string,
  left: string,
  right: string,
  leftInRight: PatternPair['leftInRight'],
  rightInLeft: PatternPair['rightInLeft'],
): PatternPair {
  return { about, left, right, leftInRight, rightInLeft };
}
