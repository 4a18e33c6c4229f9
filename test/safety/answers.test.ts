import assert from 'node:assert/strict';
import { recogniseDanger } from '../../src/safety/dangerRecogniser.js';

const inDanger = 'welcome.askIfInDanger';
const safe = 'safeToTalk.askIfSafeToTalk';

function tierOf(text: string, asked: string): 'alarm' | 'check' | 'quiet' {
  const { alarm, check } = recogniseDanger({ text, asked });
  if (alarm.includes('danger_now')) return 'alarm';
  return check.includes('danger_now') ? 'check' : 'quiet';
}

/** Per language: yes · no · neither · they are here · not in danger. Draft, not yet reviewed by native speakers. */
const answers: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  en: ['yes', 'no', 'not really', 'no, he is here', 'im not in any danger'],
  cy: ['ydw', 'nac ydw', 'ddim rili', 'na, mae o yma', 'dydw i ddim mewn perygl'],
  pl: ['tak', 'nie', 'nie za bardzo', 'nie, on tu jest', 'nie jestem w niebezpieczeństwie'],
  ro: ['da', 'nu', 'nu chiar', 'nu, el e aici', 'nu sunt în pericol'],
  uk: ['так', 'ні', 'не зовсім', 'ні, він тут', 'я не в небезпеці'],
  pa: ['ਹਾਂਜੀ', 'ਨਹੀਂ', 'ਪੂਰੀ ਤਰ੍ਹਾਂ ਨਹੀਂ', 'ਨਹੀਂ, ਉਹ ਇੱਥੇ ਹੈ', 'ਨਹੀਂ'],
  'pa-Latn': ['haanji', 'nahi', 'puri tarah nahi', 'nahi, oh ethe hai', 'koi khatra nahi'],
  ur: ['جی ہاں', 'نہیں', 'شاید', 'نہیں، وہ یہاں ہے', 'نہیں'],
  'ur-Latn': ['jee haan', 'nahi', 'puri tarah nahi', 'nahi, wo yahan hai', 'nahi'],
  'hi-Latn': ['haan', 'nahi', 'utna nahi', 'nahi, vo yahin hai', 'nahi'],
  bn: ['হ্যাঁ', 'না', 'পুরোপুরি না', 'না, সে এখানে', 'আমি বিপদে নেই'],
  'bn-Latn': ['hae', 'na', 'puropuri na', 'na, o ekhane', 'ami bipode nai'],
  gu: ['હા', 'ના', 'ખાસ નહીં', 'ના, એ અહીં છે', 'ના'],
  ar: ['نعم', 'لا', 'مو كثير', 'لا، هو هنا', 'لست في خطر'],
  pt: ['sim', 'não', 'nem por isso', 'não, ele está aqui', 'não estou em perigo'],
  es: ['sí', 'no', 'no mucho', 'no, está aquí', 'no estoy en peligro'],
  fr: ['oui', 'non', 'pas vraiment', 'non, il est là', 'je ne suis pas en danger'],
  it: ['sì', 'no', 'non proprio', 'no, è qui', 'non sono in pericolo'],
  tr: ['evet', 'hayır', 'pek değil', 'hayır, o burada', 'tehlikede değilim'],
  so: ['haa', 'maya', 'ma hubo', 'maya, wuu joogaa', 'khatar kuma jiro'],
};

describe('short answers to a question about danger', () => {
  for (const [language, [yes, no, neither, here, notInDanger]] of Object.entries(answers)) {
    it(`are understood in ${language}`, () => {
      assert.deepEqual(
        [yes, no, neither, here, notInDanger].map((text) => tierOf(text, inDanger)),
        ['alarm', 'quiet', 'check', 'alarm', 'quiet'],
      );
      // "Is it safe?": "no" and "neither" are asked about, "they are here" is an alarm.
      assert.deepEqual(
        [yes, no, neither, here].map((text) => tierOf(text, safe)),
        ['quiet', 'check', 'check', 'alarm'],
      );
    });
  }

  for (const text of ['I am', 'i am, please', 'yess', 'he is here', 'She is back', 'they are outside', 'hes in']) {
    it(`"${text}" says that there is danger`, () => assert.equal(tierOf(text, inDanger), 'alarm'));
  }
  for (const text of ['i guess', 'hope not', 'dont think so', 'im scared', 'nt rly', 'no but he was', 'cant say']) {
    it(`"${text}" does not rule it out`, () => assert.equal(tierOf(text, inDanger), 'check'));
  }
  // "I am" and "he's in" mean it only where the message ends.
  for (const text of [
    'i am safe thanks',
    'I am at work',
    'i am fine',
    'no hes in prison',
    'he is not here',
    'I am not',
  ]) {
    it(`"${text}" says that there is none`, () => assert.equal(tierOf(text, inDanger), 'quiet'));
  }
});
