import { darkRules } from "../svg/darkRules.ts";

/** The colours of the wallet page: paper and ink, with the cinnabar of a seal. */
const LIGHT = `--paper:#f6f2ea;--sheet:#fffdf9;--ink:#211d18;--soft:#5f574c;--line:#ddd4c5;--seal:#9c2f1d;--good:#1f6a45;--good-soft:#e2f0e7;--bad:#9c2f1d;--bad-soft:#f7e4df;color-scheme:light`;
const DARK = `--paper:#171411;--sheet:#211d19;--ink:#f1ebe1;--soft:#b9ae9f;--line:#3d362e;--seal:#f0917c;--good:#86d3a6;--good-soft:#193326;--bad:#f0917c;--bad-soft:#45211a;color-scheme:dark`;

export const STYLE = `
:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}${darkRules("figure svg ")}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 8px}
h2{font-size:1.25rem;margin:40px 0 8px;border-top:3px solid var(--seal);padding-top:12px}
h3{font-size:1.02rem;margin:24px 0 6px}
p,ul{margin:8px 0;max-width:72ch}
a{color:var(--seal)}
.lede,.note,figcaption,caption,.spread{color:var(--soft)}
.note,figcaption,caption{font-size:.875rem}
figcaption strong{color:var(--ink)}
nav{font-size:.875rem;margin:12px 0}
nav a{margin-right:14px;white-space:nowrap}
.verdict{border:1px solid var(--good);border-left-width:8px;background:var(--good-soft);border-radius:8px;padding:12px 16px;margin:16px 0}
.verdict.bad{border-color:var(--bad);background:var(--bad-soft)}
.verdict strong{font-size:1.1rem}.verdict ul{list-style:none;padding:0;margin-bottom:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:16px 0}
.tile{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.tile b{display:block;font-size:1.25rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tile span{color:var(--soft);font-size:.8125rem}
.scroll{overflow-x:auto;margin:10px 0}
table{border-collapse:collapse;width:100%;font-size:.875rem;background:var(--sheet)}
caption{text-align:left;padding:4px 0}
th,td{padding:5px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid var(--soft);vertical-align:bottom}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead .number{white-space:normal}
tr.total>*{font-weight:700;border-top:1px solid var(--soft)}
tr.part>th{padding-left:24px}tr.detail>th{padding-left:40px}
tr.bad>*{background:var(--bad-soft)}
code{font:.85em ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono",monospace}
.hash{overflow-wrap:anywhere}
.zh{color:var(--soft);white-space:nowrap}
.good{color:var(--good);font-weight:600;white-space:nowrap}.differs{color:var(--bad);font-weight:600}
figure{margin:16px 0;padding:12px;background:var(--sheet);border:1px solid var(--line);border-radius:8px}
figure svg{display:block;width:100%;height:auto;margin-top:8px}
.narrow{display:none}
.files{white-space:nowrap}
details{margin-top:8px;font-size:.875rem}
summary{cursor:pointer;color:var(--seal)}
@media screen and (max-width:600px){main{padding:16px 12px 48px}.wide{display:none}.narrow{display:block}h1{font-size:1.4rem}.tile{padding:8px 10px}.tile b{font-size:.9rem}.tiles{grid-template-columns:1fr 1fr}}
@page{size:A4;margin:16mm 14mm}
@media print{body{background:none;font-size:10pt}main{max-width:none;padding:0}nav,.files{display:none}figure,.tile,.verdict,tr,p,.scroll{break-inside:avoid}h1,h2,h3,caption,section>p{break-after:avoid}figure{border-color:#999}figure svg{max-height:200mm}table{font-size:8.5pt;background:none}.scroll{overflow:visible}details{display:none}a{color:inherit;text-decoration:none}}
`;
