/**
 * Filters, copies a command, and opens what a link names. Without it the page shows everything.
 * It reads only attributes that the page itself has written.
 */
export const SCRIPT = `
const form=document.querySelector('form');form.hidden=false;
const text=form.querySelector('input[type=search]');const output=form.querySelector('output');
const items=[...document.querySelectorAll('[data-word]')];const groups=[...document.querySelectorAll('[data-group]')];
const chosen=(name)=>form.elements[name]?form.elements[name].value:'';
const show=()=>{const wanted=text.value.trim().toLowerCase();
const words=new Set([...form.querySelectorAll('input[type=checkbox]:checked')].map((box)=>box.value));
let shown=0;
for(const item of items){const {word,provider,grade,level}=item.dataset;
const fits=words.has(word)&&(!chosen('provider')||chosen('provider')===provider)&&(!chosen('grade')||chosen('grade')===grade)
&&(!chosen('level')||chosen('level')===level)&&(wanted===''||item.textContent.toLowerCase().includes(wanted));
item.hidden=!fits;if(fits)shown+=1}
for(const more of document.querySelectorAll('[data-more]')){const card=document.getElementById(decodeURIComponent(more.querySelector('a').hash.slice(1)));more.hidden=card.hidden}
for(const group of groups){const any=group.querySelector('[data-word]:not([hidden]),[data-more]:not([hidden])');group.hidden=!any;
if(wanted!==''&&group.tagName==='DETAILS'&&group.querySelector('[data-word]:not([hidden])'))group.open=true}
output.textContent=shown+' of '+items.length+' shown'};
form.addEventListener('input',show);form.addEventListener('submit',(event)=>event.preventDefault());
document.addEventListener('click',async(event)=>{const button=event.target.closest('[data-copy]');if(!button)return;
const code=button.closest('[data-exchange]').querySelector('[data-curl]').textContent;
try{await navigator.clipboard.writeText(code);button.textContent='Copied'}catch{getSelection().selectAllChildren(button.closest('[data-exchange]').querySelector('[data-curl]'));button.textContent='Selected'}
setTimeout(()=>{button.textContent='Copy as curl'},1500)});
const reveal=()=>{const id=decodeURIComponent(location.hash.slice(1));const target=id&&document.getElementById(id);if(!target)return;
for(let one=target;one;one=one.parentElement){one.hidden=false;if(one.tagName==='DETAILS')one.open=true}
target.scrollIntoView({block:'center'})};
addEventListener('hashchange',reveal);
document.addEventListener('keydown',(event)=>{if(event.key==='/'&&!/INPUT|SELECT/.test(document.activeElement.tagName)){event.preventDefault();text.focus()}});
show();reveal();
`;
