import { agentUses } from '../cluster/agent-uses.ts';
import type { Agent } from '../cluster/agents.ts';
import type { Located } from '../cluster/effective.ts';
import { roleOf, withOperations } from '../cluster/operation-pairs.ts';
import { attributeOf } from '../cluster/operations.ts';
import type { OperationFacts, PairSet } from '../cluster/pacemaker.ts';
import { operationOption, operationsInForce } from '../cluster/pacemaker-effective.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/op-timeout-below-advice',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An operation gets less time than its agent advises.',
      why: 'The metadata of an agent advises a timeout for each action; below it, a resource that is merely slow counts as failed. An operation without a timeout gets the one of op_defaults, else 20 s. crmsh warns of the same.',
      fix: 'Set a timeout of at least the advice, in the operation or in op_defaults.',
    },
    ja: {
      what: 'オペレーションの時間が、エージェントの推奨より短くなっています。',
      why: 'エージェントのメタデータは、アクションごとに timeout の値を推奨しています。それより短いと、遅いだけのリソースも故障とみなされます。timeout のないオペレーションには op_defaults の値が、それもなければ 20 秒が適用されます。crmsh も同じ警告を出します。',
      fix: 'オペレーションまたは op_defaults の timeout を、推奨の値以上にします。',
    },
  },
  check(pacemaker, report, model) {
    const read = new Set(withOperations(pacemaker));
    const known: Advices = new Map();
    for (const { resource, agent, name } of agentUses(pacemaker, model)) {
      if (!read.has(resource)) continue;
      for (const inForce of operationsInForce(pacemaker, resource).operations) {
        const { operation, name: action, origin } = inForce;
        // Those of its template are judged there.
        if (origin.kind === 'template' || action === undefined || isSwitchedOff(operation)) continue;
        const advice = adviceFor(agent, action, operation, known);
        if (!advice) continue;
        // What is written in the operation itself counts, but for the first run of a fencing device.
        const written = attributeOf(operation, 'timeout');
        const shown = written && cibMilliseconds(written.value, pacemaker.version);
        if (shown !== undefined && shown >= advice && !name.startsWith('stonith:')) continue;
        const { value, at, origin: from, possible, unknown } = operationOption(pacemaker, resource, inForce, 'timeout');
        const milliseconds =
          unknown || possible.length > 0 ? undefined : cibMilliseconds(value ?? '', pacemaker.version);
        if (milliseconds === undefined || milliseconds >= advice) continue;
        if (at && from.kind === 'own') {
          report(at, {
            en: `${action} has timeout ${milliseconds / 1000} s, but ${name} advises ${advice / 1000} s`,
            ja: `${action} の timeout が ${milliseconds / 1000} 秒ですが、${name} の推奨は ${advice / 1000} 秒です`,
          });
          continue;
        }
        const which = from.kind === 'op_defaults' ? ofDefaults : { en: '', ja: '' };
        report(operation.at, {
          en: `${action} has no timeout, so ${milliseconds / 1000} s${which.en} applies, but ${name} advises ${advice / 1000} s`,
          ja: `${action} に timeout がないため${which.ja} ${milliseconds / 1000} 秒が適用されますが、${name} の推奨は ${advice / 1000} 秒です`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-ia">
          <nvpair id="fs-device" name="device" value="/dev/sdb1"/>
          <nvpair id="fs-directory" name="directory" value="/srv"/>
          <nvpair id="fs-fstype" name="fstype" value="ext4"/>
        </instance_attributes>
        <operations>
          <op id="fs-start" name="start" interval="0" timeout="30s"/>
                                                               ^^^ start has timeout 30 s, but ocf:heartbeat:Filesystem advises 60 s
          <op id="fs-monitor" name="monitor" interval="20s"/>
           ^^ monitor has no timeout, so 20 s applies, but ocf:heartbeat:Filesystem advises 40 s
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-ia">
          <nvpair id="fs-device" name="device" value="/dev/sdb1"/>
          <nvpair id="fs-directory" name="directory" value="/srv"/>
          <nvpair id="fs-fstype" name="fstype" value="ext4"/>
        </instance_attributes>
        <operations>
          <op id="fs-start" name="start" interval="0" timeout="1min"/>
          <op id="fs-monitor" name="monitor" interval="20s"/>
        </operations>
      </primitive>
    </resources>
    <op_defaults>
      <meta_attributes id="op-options">
        <nvpair id="op-options-timeout" name="timeout" value="120s"/>
      </meta_attributes>
    </op_defaults>
  </configuration>
</cib>
`,
    ],
  },
});

const ofDefaults: Text = { en: ' of op_defaults', ja: '、op_defaults の' };

/** The advice for an operation in milliseconds; many operations of one agent ask for the same. */
function adviceFor(agent: Agent, action: string, operation: OperationFacts, known: Advices): number | undefined {
  let ofAgent = known.get(agent);
  if (!ofAgent) {
    ofAgent = new Map();
    known.set(agent, ofAgent);
  }
  let advice = ofAgent.get(action);
  if (advice === undefined) {
    // One entry holds whatever the role and the depth.
    const count = agent.actions.filter(a => a.name === action && a.timeout !== undefined).length;
    advice = count > 1 ? 'depends' : ((count === 1 ? findAdvice(agent, action, '', '') : undefined) ?? 'none');
    ofAgent.set(action, advice);
  }
  if (advice !== 'depends') return advice === 'none' ? undefined : advice;
  const depth = pairOf(operation.instance, 'OCF_CHECK_LEVEL')?.value ?? '0';
  return findAdvice(agent, action, roleOf(operation), depth);
}

type Advices = Map<Agent, Map<string, number | 'none' | 'depends'>>;

/** Where several entries may be meant, the least. */
function findAdvice(agent: Agent, action: string, role: string, depth: string): number | undefined {
  const all = agent.actions.filter(a => a.name === action && a.timeout !== undefined);
  if (all.length === 0) return undefined;
  const ofRole = all.filter(
    a => a.role === undefined || roleOf({ role: { value: a.role } } as OperationFacts) === role,
  );
  const fitting = ofRole.length > 0 ? ofRole : all;
  const ofDepth = fitting.filter(a => (a.depth ?? '0') === depth);
  const times = (ofDepth.length > 0 ? ofDepth : fitting).flatMap(a => cibMilliseconds(a.timeout ?? '') ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

function isSwitchedOff(operation: OperationFacts): boolean {
  const enabled = operation.attributes.get('enabled') ?? pairOf(operation.meta, 'enabled');
  return /^(?:false|no|off|n|0)$/i.test(enabled?.value ?? '');
}

function pairOf(sets: readonly PairSet[], name: string): Located<string> | undefined {
  for (const set of sets) for (const pair of set.pairs) if (pair.name.value === name) return pair.value;
  return undefined;
}
