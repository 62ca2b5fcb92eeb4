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
  'estimate.exists': {
    status: 409,
    title: 'There is an estimate already',
    detail: 'There is a cost estimate for {year} already. Open and change it.',
  },
  'estimate.no_terms': {
    status: 422,
    title: 'The project has no funding instrument',
    detail: 'Record the application or name the instrument of the project, so that its rules can be applied.',
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
    detail: 'The {field} is in use already. Choose another.',
  },
  'record.in_use': {
    status: 409,
    title: 'It is in use',
    detail: 'Other records refer to it, so it cannot be removed.',
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
  'application.submitted': {
    status: 409,
    title: 'The application has been submitted',
    detail: 'It was submitted {submitted}. It changes with the answer to a request to supplement it.',
  },
  'application.draft': {
    status: 409,
    title: 'The application has not been submitted',
    detail:
      'A decision, a request or a withdrawal needs a submitted application. Record its submission first.',
  },
  'application.withdrawn': {
    status: 409,
    title: 'The application was withdrawn',
    detail: 'It was withdrawn {withdrawn}. Nothing is decided on it any more.',
  },
  'application.not_granted': {
    status: 409,
    title: 'Nothing was granted',
    detail: 'Only what was granted is paid back. Record the decision that grants first.',
  },
  'supplement.answered': {
    status: 409,
    title: 'The request has been answered already',
    detail: 'It was answered {answered}. Record a new request when the funder asks for more.',
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
  'instrument.nothing_waits': {
    status: 409,
    title: 'No delivered rules wait to be taken',
    detail: 'The instrument has the rules that the product brings. Read it anew.',
  },
  'change.transition': {
    status: 409,
    title: 'The change request is not in a state for this',
    detail: 'It is {from}. What can be done now: {allowed}.',
  },
  'change.no_grant': {
    status: 409,
    title: 'Nothing has been granted to change',
    detail: 'A change is asked for in what a decision granted. Record the decision first.',
  },
  'change.open': {
    status: 409,
    title: 'A change of the same matter waits for its answer',
    detail: 'Request {number} was filed {filed}. Record the answer to it, or withdraw it, first.',
  },
  'proposal.settled': {
    status: 409,
    title: 'The proposal has been settled',
    detail: 'Somebody has confirmed or dismissed it, or a newer change took its place. Read the list again.',
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
  'export.too_many': {
    status: 422,
    title: 'The list is too long for a file',
    detail: 'A file may hold {max} rows. Narrow the list by its filters and export the parts.',
  },
  'portfolio.too_large': {
    status: 422,
    title: 'The portfolio is too large to be summed',
    detail:
      'Figures of more than {max} projects would leave some out, so none is shown. Tell the administrator.',
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
  'moving.not_spreadsheet': {
    status: 422,
    title: 'This is neither a workbook nor a CSV file',
    detail:
      '{fileName} cannot be read ({found}). Save it as .xlsx without a password, or as CSV, and send it again.',
  },
  'moving.too_large': {
    status: 422,
    title: 'The spreadsheet is too large',
    detail: 'It may have at most {limit} {what}. Leave out what is no list of projects and send it again.',
  },
  'moving.no_headers': {
    status: 422,
    title: 'No headers were found',
    detail:
      'None of the first rows of {fileName} looks like headers. Put the names of the columns on a row of their own, or use the template.',
  },
  'moving.rejected': {
    status: 422,
    title: 'Nothing was stored: some rows need attention',
    detail: '{count} rows are wrong. Correct them in the file and send it again.',
  },
  'moving.built_on': {
    status: 409,
    title: 'The import can no longer be undone',
    detail: '{count} of its projects have been changed since: {projects}. Correct them one by one.',
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
