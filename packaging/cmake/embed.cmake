# cmake -DINPUT=file -DOUTPUT=file.cpp -DSYMBOL=name -P embed.cmake: see DomusGuest.cmake
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1, " bytes "${bytes}")
string(REGEX REPLACE "(................................................................................................)" "\\1\n    " bytes "${bytes}")
file(WRITE "${OUTPUT}" "// Made while building from a guest's image.
#include <cstddef>

namespace domus {

extern const unsigned char ${SYMBOL}[];
extern const std::size_t ${SYMBOL}Size;

const unsigned char ${SYMBOL}[] = {
    ${bytes}
};
const std::size_t ${SYMBOL}Size = sizeof ${SYMBOL};

} // namespace domus
")
