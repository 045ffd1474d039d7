package guard;

import java.util.List;

final class RawList {
    private RawList() {}

    static int count(List names) {
        return names.size();
    }
}
