/**
 * Names of parameters that an agent still reads although its metadata does not list them, with the name that counts.
 * `netmask` of IPaddr2: "we had a version out there for a while which used netmask" (source of resource-agents 4.12.0).
 */
export function aliasOf(agent: string, parameter: string): string | undefined {
  return agent === 'ocf:heartbeat:IPaddr2' && parameter === 'netmask' ? 'cidr_netmask' : undefined;
}
