import assert from 'node:assert/strict';
import { areas, boroughs, chainOf, commonPlace, isArea, liesIn, nations, regions } from '../../src/directory/areas.js';
import { areasInUse, coarsened, findPlaces } from '../../src/directory/findPlaces.js';
import { placeNames } from '../../src/directory/placeNames.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';
import { londonLocalities } from './londonLocalities.js';

const { postcodes, services } = loadDirectory();
const find = (text: string) => findPlaces(text, postcodes);

describe('areas', () => {
  it('are four nations, nine English regions, and 32 boroughs with the City', () => {
    assert.deepEqual([nations.length, regions.length, boroughs.length], [4, 9, 33]);
    assert.ok(liesIn('hackney', 'england') && !liesIn('england', 'hackney') && !liesIn('hackney', 'wales'));
    assert.deepEqual(chainOf('sussex'), ['sussex', 'southEast', 'england']);
  });

  it('have one area that holds several, unless they lie in two nations', () => {
    assert.equal(commonPlace(['lambeth', 'southwark']), 'london');
    assert.equal(commonPlace(['hackney']), 'hackney');
    assert.equal(commonPlace(['enfield', 'eastOfEngland']), 'england');
    assert.equal(commonPlace(['wales', 'westMidlands']), 'unknown');
    assert.equal(commonPlace([]), 'unknown');
  });
});

describe('the table of postcodes', () => {
  const all = { ...postcodes.areas, ...postcodes.districts };

  it('knows all 121 postcode areas of the United Kingdom and the three outside it', () => {
    assert.equal(Object.keys(postcodes.areas).length, 121);
    assert.deepEqual(postcodes.outside, ['GY', 'IM', 'JE']);
  });

  it('names each area once for a district, and every borough for some district', () => {
    for (const [code, places] of Object.entries(all)) assert.equal(new Set(places).size, places.length, code);
    const named = new Set(Object.values(all).flat());
    for (const borough of boroughs) assert.ok(named.has(borough), borough);
  });

  it('lists districts of areas that it knows', () => {
    for (const code of Object.keys(postcodes.districts)) {
      assert.match(code, /^[A-Z]{1,2}\d[A-Z\d]?$/);
      assert.ok(Object.hasOwn(postcodes.areas, code.replace(/\d.*/, '')), code);
    }
  });

  it('agrees with a second list of localities in London', () => {
    for (const [district, expected] of Object.entries(londonLocalities)) {
      const parts = Object.keys(postcodes.districts).filter((code) => code.replace(/(?<=\d)[A-Z]$/, '') === district);
      const ours = new Set([district, ...parts].flatMap((code) => postcodes.districts[code] ?? []));
      for (const borough of expected.split(' ')) {
        assert.ok(isArea(borough) && ours.has(borough), `${district} should name ${borough}`);
      }
    }
  });

  it('gives no more than four areas for a district, so that somebody can choose', () => {
    for (const [code, places] of Object.entries(all)) assert.ok(places.length <= 4, code);
  });
});

describe('finding a place', () => {
  const cases: readonly (readonly [typed: string, found: readonly string[] | 'outside' | undefined])[] = [
    ['E8', ['hackney']],
    ['e8 ', ['hackney']],
    // only the first half is asked for; the second is passed over when it is typed
    ['SE1 7PB', ['southwark', 'lambeth']],
    ['se17pb', ['southwark', 'lambeth']],
    ['SE17', ['southwark']],
    ['SW1A', ['westminster']],
    ['W1A', ['westminster', 'camden']],
    ['N1C', ['camden', 'islington']],
    ['EN8', ['eastOfEngland', 'enfield']],
    ['BN1', ['sussex']],
    ['B1', ['westMidlandsCounty']],
    ['B74', ['westMidlandsCounty', 'westMidlands']],
    ['M1', ['northWest']],
    ['CF10', ['wales']],
    ['SY21', ['wales', 'westMidlands']],
    ['CH5', ['wales']],
    ['TD15', ['northEast', 'scotland']],
    ['G1', ['scotland']],
    ['BT1', ['northernIreland']],
    ['JE2', 'outside'],
    ['IM1 1AA', 'outside'],
    ['QQ1', undefined],
    ['Hackney', ['hackney']],
    ['in hackney', ['hackney']],
    ['London Borough of Hackney', ['hackney']],
    ['Tower Hamlets', ['towerHamlets']],
    ['Hammersmith & Fulham', ['hammersmithAndFulham']],
    ['Kingston-upon-Thames', ['kingstonUponThames']],
    ['City of London', ['cityOfLondon']],
    ['the north west', ['northWest']],
    ['Yorkshire', ['yorkshireAndHumber']],
    ['Sir Gaerfyrddin', undefined],
    ['Cymru', ['wales']],
    ['Ynys Môn', ['wales']],
    ['Richmond', ['richmondUponThames', 'yorkshireAndHumber']],
    ['Sutton', ['sutton', 'england']],
    ['Paris', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['a'.repeat(5000), undefined],
  ];
  for (const [typed, found] of cases) {
    it(`takes "${typed.slice(0, 30)}" for ${found ?? 'nothing that it knows'}`, () => {
      assert.deepEqual(find(typed), found);
    });
  }

  it('knows every area by a name of its own', () => {
    for (const area of areas) {
      const names = Object.entries(placeNames).filter(([, found]) => found.length === 1 && found[0] === area);
      const elsewhere = ['westMidlands', 'richmondUponThames', 'sutton'].includes(area);
      assert.ok(names.length > 0 || elsewhere, area);
    }
  });

  it('finds every name in the form in which names are compared', () => {
    for (const [name, found] of Object.entries(placeNames)) assert.deepEqual(find(name), found, name);
  });
});

describe('keeping a place no finer than the services need', () => {
  const used = areasInUse(services);

  it('makes a borough London, while no service is for one borough', () => {
    assert.deepEqual(coarsened(['lambeth', 'southwark'], used), ['london']);
    assert.deepEqual(coarsened(['northWest'], used), ['england']);
    assert.deepEqual(coarsened(['wales'], used), ['wales']);
  });

  it('keeps what a service is told apart by', () => {
    assert.deepEqual(coarsened(['sussex', 'southEast'], used), ['sussex', 'england']);
    assert.deepEqual(coarsened(['lambeth', 'southwark'], new Set([...used, 'lambeth'])), ['lambeth', 'london']);
  });

  it('keeps the nation when no service names any', () => {
    assert.deepEqual(coarsened(['hackney'], new Set()), ['england']);
  });
});
