import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/old-schema',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The CIB is written for a schema of Pacemaker 1.',
      why: 'validate-with stays at the schema that a cluster was made with until somebody raises it. Newer options are refused there, and the file is judged by what its release knew, so that names which have been replaced since are not mentioned. Pacemaker 3 has pacemaker-4.0 (cibadmin --upgrade).',
      fix: 'Raise the schema with cibadmin --upgrade, or name the release to judge for in quorumlens.json (targets).',
    },
    ja: {
      what: 'CIB が Pacemaker 1 のスキーマで書かれています。',
      why: 'validate-with は、誰かが上げるまで、クラスタを構築したときのスキーマのままです。新しいオプションは使えず、検査もそのリリースの基準で行うため、その後に置き換えられた名前は指摘されません。Pacemaker 3 のスキーマは pacemaker-4.0 です（cibadmin --upgrade）。',
      fix: 'cibadmin --upgrade でスキーマを上げるか、検査の対象のリリースを quorumlens.json の targets で指定します。',
    },
  },
  check({ facts, file }, report, { files }) {
    const schema = facts.validateWith;
    const target = files.find(f => f.file === file)?.target.pacemaker;
    if (!schema || target?.from !== 'file' || compareVersions(target.version, '2.0.0') >= 0) return;
    if (!/^pacemaker-[12]\.\d+$/.test(schema.value)) return;
    const release = target.version.split('.').slice(0, 2).join('.');
    report(schema.at, {
      en: `schema ${schema.value} is of Pacemaker ${release}, so the file is judged for ${release}; Pacemaker 3 has pacemaker-4.0`,
      ja: `スキーマ ${schema.value} は Pacemaker ${release} 用のため、${release} として検査しています（Pacemaker 3 では pacemaker-4.0 です）`,
    });
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-1.2">
                    ^^^^^^^^^^^^^ schema pacemaker-1.2 is of Pacemaker 1.1, so the file is judged for 1.1; Pacemaker 3 has pacemaker-4.0
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
