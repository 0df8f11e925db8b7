"""Words by which people name identifiers, codes, outcomes, weights and counts, and say yes and no."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IDENTIFIER_NAMES = _words(
    """id ids identifier index idx key nr no row rownames rowname rowid rownum rownumber rowno obs
    observation patient patientid patientno patientnumber pat subject subjectid subj subjid
    participant participantid person personid respondent respondentid responseid account accountid
    accountnumber accountno customer customerid client clientid member memberid user userid case
    caseid caseno casenumber record recordid recordno recnum passengerid studentid employeeid
    employeenumber transactionid orderid sampleid uuid guid serial serialno serialnumber mrn
    nhsnumber ssn iid uid pid sid cid seqn"""
)
CODE_NAMES = _words(
    """zip zipcode zipcodes postcode postalcode postal plz cap pincode phone phonenumber telephone tel
    mobile fax iban isbn ean upc barcode fips fipscode naics sic icd icd9 icd10 areacode"""
)
OUTCOME_NAMES = _words(
    """y target outcome class label response result diagnosis status default defaulted churn churned
    exited survived survival survive alive malignant positive event disease died dead death deceased
    mortality success fraud readmitted relapse recurrence admit admitted approved purchased bought
    converted clicked click won win cancer diabetes diabetic stroke attrition left spam subscribed
    infected case failure failed pass passed accident hired accepted cured recovered responded
    affair affairs dependent endpoint yn ynbin bad good kauf gekauft buy purchase kyphosis partic
    participation lfp inlf employed unemployed deny denied vote voted votes low call callback
    callbacks insurance insured union smoker lowbirthweight passfail approve approval reject
    rejected"""
)
YES = _words("""1 yes y true t ja j oui si sí sim da tak так да evet igen hai はい 是 有 vrai wahr
    verdadero vero verdadeiro waar sant sann prawda истина doğru 真 kyllä
    ναι כן نعم بله ใช่ có 예 네 ano áno हाँ हां jā jah taip ya iya""")
YES_WORDS = _words("""positive pos + case cases event malignant""")
NO = _words(
    """0 -1 no n false f nein non não nao nej nie nu net нет ні hayir hayır nem iie いいえ 否 無 无 never
    none faux falsch falso onwaar falsk fałsz ложь yanlış 偽 ei
    όχι לא لا خیر ไม่ ไม่ใช่ không 아니오 아니요 ne नहीं nē tidak не"""
)
NO_WORDS = _words("""negative neg - control controls noncase benign censored normal healthy none""")
COUNT_NAMES = _words(
    """count counts freq freqs frequency frequencies n num number cnt anzahl ncases haeufigkeit
    effectif"""
)
WEIGHT_NAMES = _words("""weight weights wt wts w fweight fweights caseweight caseweights""")
SAMPLING_NAMES = _words(
    """pweight pweights sampleweight sampleweights samplingweight samplingweights surveyweight
    surveyweights wgt wtssall finalweight finalwt fnlwgt perwt wtmec2yr wtint2yr persontweight
    personweight expansionfactor probweight ipw designweight popweight"""
)
TRIAL_NAMES = _words(
    """n total totals trials trial size number tested exposed m num ntot ntotal denominator"""
)
SUCCESS_NAMES = _words(
    """dead died deaths killed kill cases case events event successes success y r x responders
    responded relapsed relapses infected affected positive positives yes admitted survived survivors
    alive ncases numdead cured failures sick ill damage fail failed hits germinated hatched menarche
    admit won wins pass passed"""
)
