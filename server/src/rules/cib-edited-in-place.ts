import { pathPart } from '../cluster/file-path.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/edited-in-place',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The file is the copy of the CIB that the cluster itself keeps.',
      why: 'While the cluster runs it never reads this file, and overwrites it at the next change. When it starts, it compares the file with the digest in cib.xml.sig: a file that was changed by hand does not fit, and is not used; the node then starts with an older copy, or with none, and the other nodes know nothing of the change. Pacemaker Explained (Configuration) asks never to edit it.',
      fix: 'Change the configuration with crm, pcs or cibadmin, or work on a copy: save it with `cibadmin --query`, edit it, and load it with `cibadmin --replace`; a shadow CIB (crm_shadow) does the same.',
    },
    ja: {
      what: 'クラスタ自身が管理している CIB のファイルです。',
      why: '稼働中のクラスタはこのファイルを読まず、次の変更で上書きします。起動時には cib.xml.sig のダイジェストと照合するため、手で変更したファイルは一致せず、使われません。そのノードは古いコピーを使うか、設定のない状態で起動し、ほかのノードには変更が伝わりません。Pacemaker Explained（Configuration）も、直接編集しないよう求めています。',
      fix: 'crm、pcs、cibadmin で設定を変更します。または `cibadmin --query` で保存したコピーを編集し、`cibadmin --replace` で読み込みます。shadow CIB（crm_shadow）も使えます。',
    },
  },
  check(pacemaker, report) {
    const path = pathPart(pacemaker.file);
    if (!kept.test(path) || !pacemaker.facts.whole) return;
    const name = path.slice(path.lastIndexOf('/') + 1);
    // The whole file is meant.
    report(
      { file: pacemaker.file, span: { start: 0, end: 0 } },
      {
        en: `${name} belongs to the cluster, which does not use it after a change by hand (change it with crm, pcs or cibadmin)`,
        ja: `${name} はクラスタが管理するファイルで、手で変更すると使われなくなります（crm、pcs、cibadmin で変更します）`,
      },
    );
  },
  examples: {
    bad: [
      `
-- /var/lib/pacemaker/cib/cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>
! cib.xml belongs to the cluster, which does not use it after a change by hand (change it with crm, pcs or cibadmin)
`,
    ],
    good: [
      `
-- saved/cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>
`,
    ],
  },
});

/** Of the running system; not the saved files of another host, and no shadow CIB, which is there to be edited. */
const kept = /^\/var\/lib\/(?:pacemaker\/cib|heartbeat\/crm)\/(?:cib\.xml|cib-\d+\.raw)$/;
