/**
 * Every problem the API can answer with: HTTP status, title and what to do (English; the page translates by code).
 * `{name}` in a detail is replaced by the problem's parameter of that name.
 */
export const PROBLEM_CODES = {
  'body.unreadable': {
    status: 400,
    title: 'The body is not readable JSON',
    detail: 'Send one JSON object with the content type application/json.',
  },
  'body.too_large': {
    status: 413,
    title: 'The body is too large',
    detail: 'A JSON body may hold 1 MB, a file 20 MB.',
  },
  'body.media_type': {
    status: 415,
    title: 'The content type is not supported',
    detail: 'Send application/json.',
  },
  'input.invalid': {
    status: 422,
    title: 'Some fields need attention',
    detail: 'Correct the fields listed under errors and send again.',
  },
  'session.required': { status: 401, title: 'Sign in first', detail: 'Sign in or send an API token.' },
  'session.credentials': {
    status: 401,
    title: 'The email or the password is not right',
    detail: 'Check both and try again.',
  },
  'session.throttled': {
    status: 429,
    title: 'Too many attempts',
    detail: 'Wait {seconds} seconds and try again.',
  },
  'session.csrf': {
    status: 403,
    title: 'The request did not come from the page',
    detail: 'Reload the page and try again. API clients use a token in the Authorization header.',
  },
  'session.link_used': {
    status: 410,
    title: 'The link has been used or is too old',
    detail: 'Ask the operator for a new link.',
  },
  'access.denied': {
    status: 403,
    title: 'Your role does not allow this',
    detail: 'This needs the permission {permission}. Ask an administrator.',
  },
  'access.not_responsible': {
    status: 403,
    title: 'You are not responsible for this project',
    detail: 'Ask the person responsible for the project, or an administrator, to make the change.',
  },
  'record.not_found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no {record} {id}, or you may not see it.',
  },
  'route.not_found': { status: 404, title: 'Not found', detail: 'There is nothing at this address.' },
  'record.exists': {
    status: 409,
    title: 'It exists already',
    detail: 'Another {record} already has this {field}. Choose another.',
  },
  'record.in_use': {
    status: 409,
    title: 'It is in use',
    detail: 'Other records refer to this {record}; it cannot be removed.',
  },
  'record.missing_reference': {
    status: 422,
    title: 'A record it refers to does not exist',
    detail: 'Check {field}.',
  },
  'record.stale': {
    status: 412,
    title: 'Someone changed this meanwhile',
    detail: 'Load it again, compare, and repeat your change.',
  },
  'record.version_required': {
    status: 428,
    title: 'The version is missing',
    detail: 'Send the ETag you read in the header If-Match.',
  },
  'idempotency.conflict': {
    status: 409,
    title: 'This Idempotency-Key was used for another request',
    detail: 'Use a new key for a new request.',
  },
  'idempotency.key_required': {
    status: 428,
    title: 'The Idempotency-Key is missing',
    detail: 'Send a header Idempotency-Key of 8 to 100 characters; repeat it when you repeat the request.',
  },
  'application.decided': {
    status: 409,
    title: 'The application has been decided already',
    detail: 'The decision {number} of {decided} stands. An application has one decision.',
  },
  'project.transition': {
    status: 409,
    title: 'The status cannot change like that',
    detail: 'From {from} the allowed next statuses are: {allowed}.',
  },
  'allocation_key.in_use': {
    status: 409,
    title: 'The key is in use',
    detail: 'A round that is agreed or issued uses this key. Make a new key and give it to the next round.',
  },
  'contribution.unallocated': {
    status: 409,
    title: 'A part of the round is not allocated',
    detail:
      '{amount} € of the round has no payer. Complete the shares of the key or lower the total, then issue.',
  },
  'contribution.not_agreed': {
    status: 409,
    title: 'The round has not been agreed',
    detail: 'Agree the round first; then it can be issued.',
  },
  'contribution.agreed': {
    status: 409,
    title: 'The round has been agreed already',
    detail: 'It can be issued or changed; a change makes it a draft again.',
  },
  'contribution.issued': {
    status: 409,
    title: 'The round has been issued',
    detail: 'An issued round is frozen. Make another round for what has changed.',
  },
  'deadline.transition': {
    status: 409,
    title: 'The deadline cannot change like that',
    detail: 'It is {from}. What can be done now: {allowed}.',
  },
  'upload.missing': {
    status: 422,
    title: 'There is no file',
    detail: 'Send multipart/form-data with one file in the field "file".',
  },
  'upload.too_large': {
    status: 413,
    title: 'The file is too large',
    detail:
      'A file may hold {maxMegabytes} MB. Export a shorter period and send the parts one after the other.',
  },
  'import.not_text': {
    status: 422,
    title: 'This is not a CSV file',
    detail: 'The file {fileName} is no text ({found}). Save it as CSV and send it again.',
  },
  'import.unreadable': {
    status: 422,
    title: 'The file breaks off or is not well-formed',
    detail: 'Row {row}: a quotation mark is opened and not closed. Export the file again.',
  },
  'import.empty': {
    status: 422,
    title: 'The file holds no rows',
    detail: 'The file {fileName} has no row beneath its headers. Export it again.',
  },
  'import.headers': {
    status: 422,
    title: 'A column is missing',
    detail: 'No column was recognised for: {missing}. The headers read were: {headers}.',
  },
  'import.too_many_rows': {
    status: 422,
    title: 'The file has too many rows',
    detail: 'A file may hold {max} rows. Export a shorter period and send the parts one after the other.',
  },
  'import.rejected': {
    status: 422,
    title: 'Nothing was stored: some rows need attention',
    detail:
      '{count} rows are wrong. Correct them in the file, or tell the project of the cost centre, and send it again.',
  },
  'import.reversed': {
    status: 409,
    title: 'This import has been undone already',
    detail: 'It was undone once; import the file again if the rows are needed.',
  },
  'entry.reversed': {
    status: 409,
    title: 'This entry has been reversed already',
    detail: 'An entry is taken back once, and a reversal is not itself reversed: enter it anew.',
  },
  'sample.real_data': {
    status: 409,
    title: 'Real data exists',
    detail: 'The sample is only loaded into and removed from a database that holds nothing else.',
  },
  'sample.changed': {
    status: 409,
    title: 'The sample has been changed',
    detail:
      'It holds {changes} changes made by people, the last by {actor}. Removing it would lose them: add --discard-changes if that is what you want.',
  },
  'sample.absent': {
    status: 409,
    title: 'There is no sample here',
    detail: 'The sample is not loaded, so there is nothing to remove.',
  },
  'database.in_use': {
    status: 409,
    title: 'The database is in use',
    detail: 'Stop every process of the tracker that uses this database, then run the command again.',
  },
  'service.unavailable': {
    status: 503,
    title: 'The service is not available just now',
    detail: 'Try again in a moment.',
  },
  'service.busy': {
    status: 503,
    title: 'The record is busy',
    detail: 'Someone else is changing the same record. Try again in a moment.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'Nothing was changed. Give the request id {requestId} to the administrator.',
  },
} as const satisfies Record<string, ProblemDefinition>;

interface ProblemDefinition {
  status: number;
  title: string;
  detail: string;
}

/** A code of {@link PROBLEM_CODES}. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/**
 * What can be wrong with one field. The page translates by code; the English words say what would be right.
 */
export const FIELD_PROBLEMS = {
  'field.unknown': 'There is no such field here; remove it.',
  'field.required': 'This is needed.',
  'field.type': 'This must be {expected}.',
  'field.too_long': 'At most {max} characters.',
  'field.too_short': 'At least {min} characters.',
  'field.choice': 'One of: {allowed}.',
  'field.format': 'Write it as {expected}.',
  'field.too_many': 'At most {max} items.',
  'field.duplicate': 'The same value stands here twice.',
  'field.control_characters': 'Remove the control characters.',
  'field.range': 'Between {min} and {max}.',
  'cursor.format': 'Send the nextCursor of the page before as it came, with the same sort.',
  'password.current': 'This is not your present password.',
  'user.last_admin': 'This is the last active administrator. Make another one first.',
  'amount.format': 'Write the amount with a decimal point and at most two decimals, such as "1234.56".',
  'amount.empty': 'Write an amount.',
  'amount.decimals': 'At most two decimals: cents are the smallest unit.',
  'amount.range': 'The amount must be within ±1 000 000 000 000 €.',
  'amount.ambiguous': '"1.234" may mean two amounts. Write 1234 or 1,23.',
  'amount.negative': 'The amount may not be negative.',
  'amount.zero': 'The amount must be more than zero.',
  'percent.sum': 'The percentages add up to {sum} %, which is more than 100 %. Lower them.',
  'percent.nothing_left':
    'The other shares are 100 % already, so nothing is left for an unknown share. Write a percentage or remove it.',
  'population.none': 'Nobody lives here by these figures. Give at least one population above zero.',
  'population.missing':
    'There is no population of {date} for {municipality}. Choose another reference date, or type the figures and their source.',
  'region.missing': 'There is no region {region} with the borders of {year}.',
  'municipality.missing': 'There is no municipality {code} with the borders of {year}.',
  'key.either': 'Give a key or the id of a key, and not both.',
  'key.not_valid': 'The key is valid {from}–{to}, not in {year}. Choose another key or change its validity.',
  'day.future': 'The day may not be later than today, {today}.',
  'amount.sum': 'The grant {grant} and the own contribution {own} make {sum}, not the total {total}.',
  'amount.order': 'The upper end {max} is below the lower end {min}.',
  'amount.not_a_range': 'Only a range has a lower and an upper end. Choose "range" or remove it.',
  'amount.range_has_no_total': 'A range has a lower and an upper end, and no total. Remove the total.',
  'decision.before_application':
    'The decision of {decided} is before the application, which was submitted {submitted}. Check both dates.',
  'decision.number_used':
    'The funder {funder} has used the number {number} already, for {project}. Check the number.',
  'decision.amount_needed': 'A decision that grants money needs the amount granted.',
  'decision.exact_needed': 'A decision states an exact amount.',
  'decision.nothing_granted': 'Nothing was granted, so leave this empty.',
  'plan.over_total':
    'The sources make {sum}, which is more than the total {total}. Sources may cover at most 100 %; what is below is shown as uncovered.',
  'day.format': 'Write the date as YYYY-MM-DD.',
  'day.none': 'There is no such day in the calendar.',
  'day.horizon': 'The year {year} is too far away. Check the year: did you mean {suggestion}?',
  'day.too_far': 'The year {year} is more than {limit} years away. Check the year.',
  'day.before_status': 'The status {status} counts from {day}: what follows it cannot be dated earlier.',
  'day.order': 'The end {end} is before the start {start}.',
  'time.skipped': 'Clocks skip {time} that night. Did you mean {suggestion}?',
  'time.needs_day': 'A clock time needs an exact day. Give the day, or leave the time out.',
  'time.order': 'The end {end} is not after the start {start}.',
  'lead.format': 'Write a lead time as P14D, P2W or PT2H.',
  'entry.amount_zero': 'The amount of an entry may not be zero.',
  'entry.account': 'The account {account} is in no class of the chart of accounts. Check the number.',
  'entry.account_balance': 'The account {account} is a balance sheet account: neither a cost nor an income.',
  'import.amount': 'Write the amount in digits, such as 1234,56 or -12,00.',
  'import.day': 'Write the date with its year, such as 31.10.2020.',
  'import.cost_centre':
    'No project is known for the cost centre {costCentre}. Say which project it belongs to.',
  'import.project': 'The row has no cost centre. Choose the project of such rows.',
  'import.line_differs': 'The voucher {voucher}, line {line}, stands elsewhere with another content.',
  'reference.missing': 'There is no such {record}.',
  'reference.cycle': 'The chosen project comes after this one already, so it cannot also come before it.',
  'business_id.format': 'A business ID is seven digits, a hyphen and a check digit, such as 0177619-3.',
} as const satisfies Record<string, string>;

/** A code of {@link FIELD_PROBLEMS}. */
export type FieldProblemCode = keyof typeof FIELD_PROBLEMS;
