// Brings schemas/agents/catalogue.ts up to date with the agents that are installed here; those that are not stay as
// they are. `--facts FILE` takes collected facts first (a list of agents with parameters and actions, as JSON).
// Run by: npm run generate:agents
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agentNamed, agentNames } from '../server/src/cluster/agents.ts';
import { agentCatalogue } from '../server/src/generate/agents.ts';
import { readAgentMetadata } from '../server/src/languages/agent-metadata.ts';

const target = path.join(import.meta.dirname, '../schemas/agents/catalogue.ts');
const factsFile = process.argv[process.argv.indexOf('--facts') + 1];
const agents = new Map();

if (process.argv.includes('--facts')) {
  for (const facts of JSON.parse(readFileSync(factsFile, 'utf8')).agents) agents.set(facts.name, fromFacts(facts));
} else {
  for (const name of agentNames()) agents.set(name, agentNamed(name));
  for (const found of installed()) agents.set(found.name, merged(agents.get(found.name), found));
}
const text = agentCatalogue(agents.values());
writeFileSync(target, text);
console.log(`${agents.size} agents, ${Math.round(text.length / 1024)} kB`);

/** Agents of this machine, asked for their metadata. */
function* installed() {
  const ocf = '/usr/lib/ocf/resource.d';
  for (const provider of list(ocf)) {
    for (const type of list(path.join(ocf, provider))) {
      const text = ask(path.join(ocf, provider, type), ['meta-data']);
      const found =
        text && readAgentMetadata(text, sourceOf(path.join(ocf, provider, type)), `ocf:${provider}:${type}`);
      if (found) yield withoutTexts(found);
    }
  }
  for (const file of list('/usr/sbin').filter(name => name.startsWith('fence_'))) {
    const text = ask(path.join('/usr/sbin', file), ['-o', 'metadata']);
    const found = text && readAgentMetadata(text, sourceOf(path.join('/usr/sbin', file)), `stonith:${file}`);
    if (found) yield withoutTexts(found);
  }
}

function list(folder) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(name => !name.startsWith('.'))
        .sort()
    : [];
}

function ask(file, words) {
  const env = { ...process.env, OCF_ROOT: '/usr/lib/ocf', OCF_RESOURCE_INSTANCE: 'RESOURCE' };
  const { status, stdout } = spawnSync(file, words, {
    env,
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}

function sourceOf(file) {
  const { stdout: owner } = spawnSync('dpkg', ['-S', file], { encoding: 'utf8' });
  const name = owner?.split(':')[0];
  const { stdout: version } = name
    ? spawnSync('dpkg-query', ['-W', '-f', '$' + '{Version}', name], { encoding: 'utf8' })
    : {};
  return name && version ? `${name} ${version.replace(/^\d+:/, '').replace(/-[^-]*$/, '')}` : 'local';
}

function withoutTexts({ docs: _, ...agent }) {
  return agent;
}

/** What newer releases added stays, for the installed one may be older than what is known. */
function merged(known, found) {
  if (!known) return found;
  const parameters = new Map(found.parameters);
  for (const [name, parameter] of known.parameters)
    if (parameter.since && !parameters.has(name)) parameters.set(name, parameter);
  for (const [name, parameter] of parameters) {
    const before = known.parameters.get(name);
    // Judged by hand: what only metadata says to be required, or to have another type, is not taken back.
    if (before)
      parameters.set(name, {
        ...parameter,
        required: parameter.required && before.required,
        type: before.type,
        use: parameter.use ?? before.use,
        until: before.until,
        reloadable: parameter.reloadable || before.reloadable,
        deprecated: before.deprecated ?? parameter.deprecated,
      });
  }
  return {
    ...found,
    since: known.since,
    until: known.until,
    promotable: found.promotable || known.promotable,
    parameters,
  };
}

function fromFacts({
  name,
  source,
  promotable,
  migratable,
  since,
  until,
  parameters,
  actions,
  variants = [],
  newerActions,
}) {
  const all = new Map(parameters.map(p => [p.name, parameterFromFacts(p, parameters)]));
  for (const variant of variants) {
    for (const p of variant.parameters)
      if (!all.has(p.name)) all.set(p.name, { ...parameterFromFacts(p, variant.parameters), required: false });
    for (const [own, p] of all)
      if (!variant.parameters.some(v => v.name === own && v.mustBeGiven)) all.set(own, { ...p, required: false });
  }
  return {
    name,
    source,
    promotable: promotable || newerActions?.promotable === true,
    migratable,
    since,
    until,
    parameters: all,
    actions: [...actions, ...variants.flatMap(v => v.actions)].map(({ name, timeout, interval, depth, role }) => ({
      name,
      timeout,
      interval,
      depth,
      role,
    })),
  };
}

function parameterFromFacts(p, all) {
  const newer = p.newer ?? {};
  const type = p.valueType ?? newer.type ?? p.type;
  const known = { number: 'integer', enum: p.values ? 'select' : 'string' };
  const use = all.find(other => [other.obsoletes].flat().includes(p.name))?.name ?? newer.replacedBy?.[0];
  return {
    name: p.name,
    type: known[type] ?? type,
    values: p.values,
    default: p.default,
    required: p.mustBeGiven === true && newer.required !== false && !p.since && !p.deprecated,
    satisfiedBy: p.satisfiedBy,
    deprecated: p.deprecated ? true : newer.deprecated ? newer.since : undefined,
    use: p.deprecated || newer.deprecated ? use : undefined,
    unique: p.unique === true && !p.uniqueGroup,
    uniqueGroup: p.uniqueGroup,
    reloadable: p.reloadable === true || newer.reloadable === true,
    since: p.since,
    until: p.until,
  };
}
