import assert from 'node:assert/strict';
import { aboutFrom, audiencesFrom, concernsFrom, placeFrom } from '../../src/signposting/concerns.js';

describe('concerns', () => {
  it('come from kept answers, one code or several, and from marks, each once', () => {
    const answers = {
      'whatIsHappening.askWhat': ['tracking', 'threats', 'somethingElse'],
      'whoIsDoingIt.askWho': 'exPartner',
    };
    assert.deepEqual(concernsFrom(answers, ['threat', 'self_harm', 'leave']), [
      'tracking',
      'threats',
      'exPartner',
      'selfHarm',
    ]);
    assert.deepEqual(concernsFrom({ 'whatIsHappening.askWhat': 'images' }), ['images']);
    assert.deepEqual(concernsFrom({ 'whoIsDoingIt.askWho': 'notSure' }), []);
  });

  it('say whom a service must be for', () => {
    assert.deepEqual(audiencesFrom(['man', 'threats', 'lgbt']), ['men', 'lgbt']);
  });

  it('leave the place unknown when it was skipped', () => {
    assert.equal(placeFrom({ 'findSupport.askWhere': 'wales' }), 'wales');
    assert.equal(placeFrom({ 'findSupport.askWhere': 'notSure' }), 'unknown');
    assert.equal(placeFrom({}), 'unknown');
  });

  it('take the visitor’s own answer before a mark for whom it is about', () => {
    assert.equal(aboutFrom({}), 'self');
    assert.equal(aboutFrom({}, ['third_party']), 'someoneElse');
    assert.equal(aboutFrom({ 'whoIsItAbout.askWho': 'self' }, ['third_party']), 'self');
    assert.equal(aboutFrom({ 'whoIsItAbout.askWho': 'someoneElse' }), 'someoneElse');
  });
});
