/** A kind of work that happens later. The payload type is known to the compiler, the name to the database. */
export interface JobTopic<Payload extends object> {
  readonly name: string;
  /** Never set: carries the type only. */
  readonly payloadType?: Payload;
}

const defined = new Set<string>();

/**
 * Defines a topic, once per process, in the capability that handles it. Names read `capability.verb`.
 *
 * @throws Error when the name is taken or is not two lower-case words joined by a dot.
 */
export function jobTopic<Payload extends object>(name: string): JobTopic<Payload> {
  if (!/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(name))
    throw new Error(`"${name}" is not a name of a job topic.`);
  if (defined.has(name)) throw new Error(`The job topic "${name}" is defined twice.`);
  defined.add(name);
  return { name };
}

/** The names of all topics whose definition has been imported. */
export function definedTopics(): readonly string[] {
  return [...defined];
}
