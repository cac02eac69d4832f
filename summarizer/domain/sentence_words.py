"""Danish word lists that the sentence splitter reads.

Abbreviations stand in lower case without their last full stop. Left out on purpose are
abbreviations that are also plain words (art., red., part., tab.): a capital after
those starts a sentence more often than not.
"""

from __future__ import annotations

from typing import Final

from summarizer.domain.months import MONTHS, SHORT_MONTHS


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


AFTER_A_DAY: Final = frozenset({*MONTHS, *SHORT_MONTHS, "febr", "sept"})

# A sentence can end with these; then a capital letter after them starts the next one.
MAY_END: Final = _words(
    "max maks el.lign "
    "a.m.m a.s a/s aps apr aug cm co d.d d.m d.s d.å dec dm e.m e.kr em etc etg f.kr f.m feb "
    "febr fm g gr h.a ha i/s inc incl.moms jan jr juh jul jun kbm kg km km.t km/t km2 kr kvm kw "
    "kwh l.m lejl ltd m m.fl m.m m.v m2 m3 mdr mfl mg mia min mio mm mtr mv mw mwh nov o.a o.l "
    "o.lign o.m.a o.m.fl o.m.m o.s.fr o.s.fremdeles o.s.v okt ol osv p.a p.t p.m pct pers ppm "
    "pt qm s.d s.u sek sep sept st stk t.h t.o.m t.v td th tons tv u.å u.m.v årg "
)

# Something always follows these: titles, names of places, references, prepositions.
NEVER_END: Final = _words(
    # references and law
    "afsn bekg bkg bl cf cirk cirkl cpr cpr-nr cvr cvr-nr cvrnr ejerl fig flg henh ibid iflg jf "
    "jfr j.nr jnr journalnr jr.nr jvf kap l.nr lb lb.nr lbk lbnr lokalplannr lp.nr matr matr.nr "
    "matrnr nr nr.nr pag pgf pkt pos postnr ref s sagsnr spm st.nr stk.nr tlf tlf.nr tel telf "
    "vedr løbenr ejd ejd.nr bo.nr husnr rk litr vejl bem "
    # words in short
    "a.h.t ad.1 adr afd ang anm ansv att bd bl.a bla b.la ca cirka ds d.v.s del.omr dvs eft "
    "efterflg eks eksp ekskl eksl engl etabl evt ex excl f f.eks f.ex f.s.v.a feks fhv "
    "forb forf fors fsva ff.eks gns gnsn gnmsn gennemsn hhv h.h.v hv hvh i.e i.f.m i.f.t i.h.t "
    "i.h.t.t i.s.f if ift ifm iht i.ht imht incl indb inkl int ish isf isht itk jan-feb kl komm "
    "konst kt kvt m.a.o m.h.p m.h.t m.h.p.å mht mhp midl mods n.b nb nedenst nuv obj "
    "obs omkr opl opr ordf oprind p.b.v p.g.a p.gr.a p.p på.gr.a pba pga pgra pr p.r p.s ps p.v "
    "pva p.v.a resp samt.nr sfa sml spec stat statsaut suppl så.k s.k sv sædv sålkt tilf tilh "
    "tilsv udg u.a uafh v v.s.a vbr vedk vedl vha v.h.a vs vsa på.g.a øvr overf "
    # people, titles and closings
    "adv arkt brdr cand chr civ dir dr fam fr frk fru.fr gdr hr hrs ing jur kand kgl lic ltn "
    "mag mdm mr mrs ms mvh m.v.h prof propr rev skt sct stud vh v.h landinsp lrs joh jens.chr "
    "th.b "
    # places
    "gl gml ndr nr.alslev ndf sdf sdr skt vestl østl nordl sydl str v.å vestre.v øst.f vest.f "
    "nord.f syd.f kbh frb "
)

# A single letter after one of these is a label ("delområde B."), not an initial.
LETTERED: Final = _words(
    "plan område delområde byggefelt felt zone alternativ model bilag scenarie scenario punkt "
    "type blok opgang hus bygning løsning forslag variant litra klasse kategori gruppe etape "
    "afsnit aarhus århus københavn odense aalborg esbjerg frederiksberg rute linje hal vitamin "
)

# Words that start sentences and are no names: "B. Vi" ends a sentence, "B. Høgsted" does not.
STARTERS: Final = _words(
    "alle alligevel lige allerede altså at bare begge blandt bl.a bliver både bør da de deraf "
    "deres derefter derfor derfra dermed derimod dernæst dertil derudover desuden desværre det "
    "dette de den denne dens deres dets der derom disse dog du efter eller ellers en end "
    "endelig endnu endvidere er et faktisk fjern flere for fordi fra før først generelt gid giv "
    "ham han har heller hende hendes her heraf hermed herudover hun hans hvad hvem hver hverken "
    "hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår hvorvidt husk i ifølge igen ikke "
    "imens imidlertid imod ingen ingenting intet ja jeg jer jeres jo jævnfør kan kig kom kun "
    "kunne lad langs lav ligesom ligeledes lyt man mange med medmindre mellem men mens mere min "
    "mindst mine mit må måske naturligvis nej nogen nogle noget nu når nyd næst næste og også "
    "om omvendt os over pas på resten samlet samme samtidig samtlige se selv selvfølgelig "
    "selvom siden skal som stadig stop særligt sæt så således sådan såfremt tag tak til tilbage "
    "tilsvarende trods tværtimod tænk uanset ud uden under undertegnede var ved vedrørende vi "
    "vil ville vores vort vor var være yderligere "
)

# A line that ends with one of these goes on.
OPEN_ENDED: Final = _words(
    "af at bag blandt da de den denne der deres det dets disse du efter eller en end er et for "
    "fordi fra før gennem ham han hans har hos hun hver hvis hvor i ikke inden jeg kan langs "
    "med mellem men min mit mine mod mens må nær når og om omkring op over på samt sin sit skal "
    "som så til ud uden under var ved vedr vedrørende vi vil vor vores "
)

# After a question or exclamation these tell who said it; they start nothing.
SAYING: Final = _words(
    "siger sagde spurgte spørger svarer svarede skriver skrev lyder lød råbte råber udbrød mente "
    "tænkte hed hedder fortsatte tilføjede står stod blev bliver var er og eller "
)
