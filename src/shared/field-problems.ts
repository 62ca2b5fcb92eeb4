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
  'application.call_closed':
    'The call "{call}" closed {closes}; the application was submitted {submitted}, which is late. Check the day and time.',
  'application.call_not_open':
    'The call "{call}" opens {opens}; the application cannot have been submitted {submitted}. Check the day and time.',
  'application.call_instrument':
    'The call "{call}" is of another instrument. Choose the call or the instrument again.',
  'application.uncovered':
    'The sources make {covered} of the cost {total}: {uncovered} are uncovered. Add a source before submitting.',
  'application.rates_uncovered':
    'The rates make {sum} %: {uncovered} % of the cost are uncovered. Complete them before submitting.',
  'application.attachment_missing':
    'The required attachment "{name}" is missing. Mark it as ready, or as not required.',
  'application.draft_has_no_day':
    'A draft has not been submitted. Leave this empty, or submit the application.',
  'lines.over_cost':
    'The sources make {sum}, {over} more than the cost {total}. Sources cover at most 100 %.',
  'lines.class_not_allowed':
    'The instrument does not take this source: its rule "{rule}" ({source}) allows {allowed}, not {found}.',
  'call.has_applications': 'Applications answer this call ({count}), so its instrument stays.',
  'decision.before_grant':
    'The repayment of {decided} is before the grant, which was decided {granted}. Check both dates.',
  'decision.repayment_amount': 'A repayment needs the exact amount to pay back.',
  'decision.repayment_above_grant': '{repaid} cannot be paid back: {grant} were granted.',
  'decision.repayments_above_grant':
    '{repaid} cannot be paid back: of {grant} granted, {earlier} are to be paid back already. At most {left} are left.',
  'decision.lines_without_total':
    'Amounts per source need the total that was decided. Give it in the same decision.',
  'decision.lines_not_whole':
    'The decided sources make {sum}, and the decided cost is {total}: they differ by {off}. Decided shares are exactly 100 %.',
  'decision.grant_above_rate':
    'The grant {grant} is more than {rate} % of {total}, which is {most}. Correct the grant or the rate; a rate may have six decimals.',
  'decision.lines_not_grant':
    'The decided sources hold {sum} of EU and state support, and the grant is {grant}: they differ by {off}. Correct the lines or the grant.',
  'decision.rates_not_whole': 'The decided rates make {sum} %. Decided shares are exactly 100 %.',
  'decision.rate_above_rule':
    '{rate} % is above the rule "{rule}": {value} % ({source}, valid {validFrom}–{validTo}). Check the rate, or record that the decision overrides the rule.',
  'decision.rate_outside_validity':
    'The rule "{rule}" ({value} %, {source}) is valid {validFrom}–{validTo}, not on the decision’s day {decided}. Check the day and the instrument.',
  'decision.cost_model_not_allowed': 'The rule "{rule}" ({source}) allows {allowed}, not {found}.',
  'decision.cost_model_differs':
    'The rule "{rule}" ({source}) wants one cost model for all implementers: the lead has {lead}, this part {found}.',
  'decision.outside_use_period':
    'The period ends {end}, and the rule "{rule}" ({value}, {source}) lets the money be used until {limit}. Check the day, or record that the decision overrides the rule.',
  'change.empty': 'Say what is to change: the period, a year’s plan, the budget, or something else in words.',
  'change.before_decision':
    'The change was filed {filed}, before the decision of {decided} that it would change. Check the day.',
  'change.after_period':
    'A change is asked for before the use period ends. This one was filed {filed}, and the period ended {ends} (basis: {rule}, {source}). Check the day, or ask the funder what can still be done.',
  'change.retroactive':
    'A change never takes effect before it is filed. It was filed {filed} and would take effect {effective} (basis: {rule}, {source}). Choose {filed} or a later day.',
  'change.backdated':
    'A change never applies to what has been. The new day {day} lies before {effective}, when the change takes effect (basis: {rule}, {source}). Choose {effective} or a later day.',
  'plan.over_total':
    'The sources make {sum}, which is more than the total {total}. Sources may cover at most 100 %; what is below is shown as uncovered.',
  'cost.no_such_rule':
    '{instrument} states no rule "{rule}", so this cannot be computed from it. Leave it out, or record the rule in the decision.',
  'cost.rate_not_valid':
    'For {day} there is no rule "{rule}": {value} is valid {validFrom}–{validTo} ({source}). Check the day, or give the cost as it is.',
  'cost.unit_price_unknown':
    'There is no unit cost of {amount}; those stated are {amounts} ({source}). Choose one of them.',
  'cost.flat_rate_unknown':
    'There is no flat rate of {rate} %; those stated are {rates} % ({source}). Choose one of them.',
  'cost.flat_rate_base_unknown':
    'The base of the flat rate of {rate} % is not recorded ({source}), so it cannot be computed. Record the base in the decision.',
  'cost.flat_rate_not_in_model':
    'The chosen cost model has no flat rate. Choose the flat-rate model, or leave the rate out.',
  'cost.within_flat_rate':
    'The flat rate of {rate} % stands for every cost but those of staff ({source}), so this would be paid twice. Leave it out.',
  'cost.category_not_allowed': 'The terms do not allow this category of cost ({source}). Leave it out.',
  'cost.lump_sum_above': 'The lump sum {amount} is above the ceiling {maximumAmount} ({source}). Lower it.',
  'cost.support_rate_above':
    'Support of {rate} % is above the highest rate allowed, {maximumRate} % ({source}). Lower it.',
  'cost.model_not_allowed':
    'The terms do not allow the cost model {model}; they allow {allowed} ({source}). Choose one of them.',
  'cost.model_differs':
    "The project's other estimates use the model {other}, and one model holds for the whole project and all implementers ({source}). Choose {other}.",
  'implementer.unnamed': 'Choose the organisation, or write its name.',
  'implementer.second_lead': 'A project has one lead. Make one of them a part-implementer.',
  'implementer.second_own': 'One part is the centre’s own. Leave it at one of them.',
  'implementer.in_use':
    '{name} has a plan, an agreement or another record of its own, so the part cannot be removed.',
  'copy.denied': 'Your role may not change this in projects: {part} ({permission}). Leave it out.',
  'copy.needs_implementers':
    'The funding plan is made by implementer: {names}. Bring the implementers as well, or leave the plan out.',
  'copy.no_implementer':
    'The application asks money for the part of {name}, who does not implement {project}. Add the implementer there first.',
  'agreement.own_contribution': 'The centre’s own money needs no agreement. Choose whose money it is.',
  'agreement.horizon': 'The agreement ends {end}, before it begins {start}.',
  'agreement.received_more': 'Of {received} received, {amount} cannot be taken back.',
  'agreement.below_received': '{received} has been received already; the agreement cannot be for less.',
  'agreement.received_later': 'Money cannot have come in on a day that lies ahead.',
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
  'rule.unit': 'The rule {rule} is given in: {allowed}.',
  'rule.no_unit': 'The rule {rule} has no unit: it holds or it does not. Remove the unit.',
  'rule.base': 'The rule {rule} has no base {base}. Possible: {allowed}.',
  'rule.once': 'The rule {rule} does not come again and again. Remove "every".',
  'rule.fact': 'The rule {rule} holds or it does not: write true or false.',
  'rule.list': 'The rule {rule} is a list of values.',
  'rule.one_value': 'The rule {rule} has one value, as text.',
  'rule.percent': '"{found}" is no percentage: write a number from 0 to 100, such as 26.44.',
  'rule.whole': '"{found}" is no whole number above zero.',
  'rule.duration': 'This is no duration. Write P10Y, P4M, P2W or P30D.',
  'rule.month_day': '"{found}" is no day of a year. Write the month and the day, such as 05-31.',
  'rule.pattern': '"{found}" is no regular expression.',
  'rule.overlap':
    'The rule {rule} = {value} is valid {from}–{to} already ({source}). Two validities of one rule may not overlap.',
  'rule.not_later':
    'The rule {rule} = {value} is in force from {from} ({source}). A later validity begins after that day: nothing changes backwards.',
  'moving.word': 'This is not known here. Write one of: {allowed}.',
  'moving.ambiguous': 'This may mean more than one. Write which: {allowed}.',
  'moving.day': 'Write a day, month or year with its year in four digits: 31.10.2020, 10/2020 or 2020.',
  'moving.period': 'Write a period as its two ends: 1.8.2020–31.12.2022 or 2020–2022.',
  'moving.range_order': 'The upper end of the range is below the lower one. Swap them.',
  'moving.twice': 'The same project stands on row {earlier} already. Keep one of the two.',
  'moving.instrument_needed': 'Money was applied for or decided, so the row needs its funding instrument.',
  'moving.outcome_needed':
    'There is a day or number of a decision. Write what was decided: granted, partly, rejected or withdrawn.',
  'moving.status_decision': 'The status and the decision cannot both be true. Correct one of them.',
  'moving.needs_name': 'Say which column holds the name or the code of the project.',
  'reference.missing': 'There is no such {record}.',
  'reference.cycle': 'The chosen project comes after this one already, so it cannot also come before it.',
  'business_id.format': 'A business ID is seven digits, a hyphen and a check digit, such as 0177619-3.',
} as const satisfies Record<string, string>;

/** A code of {@link FIELD_PROBLEMS}. */
export type FieldProblemCode = keyof typeof FIELD_PROBLEMS;
