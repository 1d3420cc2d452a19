import * as b from './tests/fixtures/rubric-books/books'
import { readGivenWorkbook } from './electron/import/read-workbook'
import { readRubric } from './shared/rubric-import/read-rubric'
import { itemsOf } from './shared/rubric/tree'
import { checkRubric } from './shared/rubric/check-rubric'
const only=process.argv[2]
for (const [name, make] of Object.entries(b)) {
  if (only && name!==only) continue
  for (const args of name==='large'?[100,600,2000]:[undefined]) {
  const t0=performance.now()
  const wb = await readGivenWorkbook((make as any)(args).bytes)
  const t1=performance.now()
  const r = readRubric(wb,{file:'甲.xlsx',layouts:null,remembered:[]})
  const t2=performance.now()
  console.log('\n==',name,args??'', (t1-t0)|0,(t2-t1)|0, r.counts, r.draft.rubric.title, r.basis)
  const show=(n:any,d=0)=>{ if(name!=='large') console.log(' '.repeat(d*2),n.code,n.name,n.points,(n.items??[]).map((i:any)=>`${i.code} ${i.content.slice(0,8)} ${i.points}`).join(' | ')); for(const c of n.children??[]) show(c,d+1)}
  r.draft.rubric.requirements.forEach((n:any)=>show(n))
  console.log(r.notes.map(n=>`${n.weight} ${n.place?.sheet}!${n.place?.cell} ${n.message}`).join('\n'))
  const c=checkRubric(r.draft.rubric); console.log(c.ok?'ok':c.errors.slice(0,5))
  console.log(r.layouts.filter(l=>l.included).slice(0,1).map(l=>JSON.stringify(l)).join('\n'))
  const leftover=r.counts.rows-(r.counts.items+r.counts.nodes+r.counts.more+r.counts.leftOut); if(leftover) console.log('!!! counts',leftover)
  if(name!=='large') r.sheets.forEach(s=>console.log(s.name,s.roles.join(',').slice(0,400)))
  }
}
