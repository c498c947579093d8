"""The enumerators of the C++ headers that say what is known of a case: the columns of what is learned from."""
import re


def enumerators(header, enumeration):
    """The names of `enum class ENUMERATION` in a header, in order, without `count`, which ends them."""
    with open(header, encoding='utf-8') as file:
        body = file.read().split(f'enum class {enumeration} ')[1].split('{')[1].split('}')[0]
    names = re.findall(r'\w+', re.sub(r'//[^\n]*', '', body))
    return names[:names.index('count')]
